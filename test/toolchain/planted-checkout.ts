import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** A small checkout with the real settings of this one and sources of the test's own. */
export function createPlantedCheckout(sources: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jinquan-layers-'))
  const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
  const worlds: readonly string[] = references.map((reference: { readonly path: string }) => reference.path)
  const settings = [
    ...['package.json', '.gitignore', 'biome.json', 'biome.layers.json', 'tsconfig.json', 'tsconfig.base.json'],
    ...worlds.map(world => `${world}/tsconfig.json`)
  ]
  for (const file of settings) cpSync(path.join(root, file), path.join(folder, file))
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  const plant = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    }
  }
  const run = (script: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: folder,
      encoding: 'utf8'
    })
    // Some tools write paths as the system does, some with slashes.
    return { isClean: status === 0, output: `${stdout}${stderr}`.replaceAll('\\', '/') }
  }
  plant(sources)
  return {
    plant,
    checkTypes: () => run('typescript/bin/tsc', ['-b', '--pretty', 'false']),
    lint: () => run('@biomejs/biome/bin/biome', ['lint', '--colors=off', '--max-diagnostics=none', '.']),
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

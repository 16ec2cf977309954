import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { runCommand } from '../run-command.mjs'

const readPackages = file =>
  readFile(file, 'utf8').then(
    text => JSON.parse(text).packages,
    () => ({})
  )

/**
 * npm notes at the end of an install what it has installed. That note is compared with the lock file, so an install that
 * was broken off, one by hand and a changed lock file are all told apart. Optional packages are those of other platforms.
 */
async function isInstalled(root) {
  const wanted = await readPackages(path.join(root, 'package-lock.json'))
  const found = await readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || (found[place] ? found[place].version === version : optional === true)
  )
}

export async function installDependencies(root) {
  if (await isInstalled(root)) return 'present'
  console.log('[setup] installing npm packages (a minute or two)')
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await runCommand('npm', ['ci', '--no-progress'], { cwd: root, quiet: true })
    if (code === 0) return 'installed'
    if (attempt === 2) throw new Error(`npm ci failed:\n${output.trim().split('\n').slice(-20).join('\n')}`)
  }
}

import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../run-command.mjs'

/** What the built pages and the desktop are made of, and the last file that each build writes. */
const builds = [
  {
    name: 'desktop',
    script: 'build:desk',
    result: 'out/renderer/index.html',
    sources: ['domain', 'src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json']
  },
  {
    name: 'province page',
    script: 'build:web',
    result: 'out/web/index.html',
    sources: ['domain', 'sync-server/web', 'vite.web.config.ts', 'package.json']
  }
]

const newestOf = file => {
  const stats = statSync(file)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(file).map(name => newestOf(path.join(file, name))))
}

/**
 * Builds what is missing or older than its sources.
 * @param {string} root the checkout
 */
export async function buildAll(root) {
  for (const { name, script, result, sources } of builds) {
    const built = path.join(root, result)
    const changed = Math.max(...sources.map(source => newestOf(path.join(root, source))))
    if (existsSync(built) && statSync(built).mtimeMs > changed) continue
    console.log(`[build] ${name}`)
    const { code, output } = await runCommand('npm', ['run', '--silent', script], { cwd: root, quiet: true })
    if (code !== 0) throw new Error(`the ${name} could not be built:\n${output}`)
  }
}

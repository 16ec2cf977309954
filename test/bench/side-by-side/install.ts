import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const folder = import.meta.dirname

/** Present once the foreign stacks have been installed whole. */
const installed = ['express', 'express-pouchdb', 'pouchdb'].map(name => path.join(folder, 'node_modules', name))

/**
 * Installs the foreign stacks beside this file, not into the project. Their install scripts stay off: LevelDB comes
 * ready built in its package.
 */
export async function installForeignStacks(): Promise<void> {
  if (installed.every(existsSync)) return
  console.error('installing the foreign stacks for this benchmark only …')
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund']
  const child = spawn('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    throw new Error(
      'PouchDB and express-pouchdb could not be installed: this benchmark needs a package registry once. All others run without.'
    )
  }
}

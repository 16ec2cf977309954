// Makes a fresh checkout ready: npm packages, system packages, an Electron that runs. Needs nothing but Node and npm, does
// only what is missing, may be run at any time. `--with tests` adds what only the full test run needs.
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './setup/dependencies.mjs'
import { withLock } from './setup/lock.mjs'
import { installSystemPackages } from './setup/system-packages.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`)
}

async function step(name, work) {
  const began = performance.now()
  const result = await work()
  console.log(`[setup] ${name}: ${result} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

/** @param {{ withTests?: boolean }} options */
export async function setUp({ withTests = false } = {}) {
  assertNode()
  await withLock(path.join(root, '.tmp', 'setup.lock'), async () => {
    await step('npm packages', () => installDependencies(root))
    await step('system packages', () => installSystemPackages({ withTests }))
    // Imported late: it uses npm packages that the first step has just brought.
    const { provideElectron } = await import('./setup/electron-runtime.mjs')
    await step('Electron', () => provideElectron(root))
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await setUp({ withTests: process.argv.slice(2).join(' ') === '--with tests' }).catch(error => {
    console.error(`[setup] ${error.message}`)
    process.exitCode = 1
  })
}

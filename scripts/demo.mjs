// One command for a first look: makes the checkout ready, then starts the demonstration with the arguments given.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.mjs'
import { setUp } from './setup.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

// Ctrl+C reaches the demonstration as well, which stops what it has started; this process waits for that.
process.on('SIGINT', () => undefined)

try {
  await setUp()
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const { code } = await runCommand(
    process.execPath,
    [tsx, path.join(root, 'scripts', 'demo', 'main.ts'), ...process.argv.slice(2)],
    { cwd: root }
  )
  process.exitCode = code
} catch (error) {
  console.error(`[setup] ${error.message}`)
  process.exitCode = 1
}

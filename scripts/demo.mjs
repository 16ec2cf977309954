// One command for a first look: makes the checkout ready, builds what is not built, then starts the demonstration with the
// arguments given; without a display by script.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './demo/build.mjs'
import { runCommand } from './run-command.mjs'
import { screened } from './screened.mjs'
import { setUp } from './setup.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const given = process.argv.slice(2)
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
const isHeadless = given.includes('--headless') || !hasDisplay

// Ctrl+C reaches the demonstration as well, which stops what it has started; this process waits for that.
process.on('SIGINT', () => undefined)

try {
  await setUp()
  await buildAll(root)
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const main = [process.execPath, tsx, path.join(root, 'scripts', 'demo', 'main.ts'), ...given]
  const [command, ...args] = isHeadless ? screened([...main, '--headless']) : main
  const { code } = await runCommand(command, args, { cwd: root })
  process.exitCode = code
} catch (error) {
  console.error(`[setup] ${error.message}`)
  process.exitCode = 1
}

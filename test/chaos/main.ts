import { spawn } from 'node:child_process'
import path from 'node:path'

/**
 * Starts the run as a group of processes of its own, without a display on one that is made for it. Whoever ends this
 * command, be it by a signal to all that it started, so ends the work and not its parts: what was done until then is
 * settled, weighed and told.
 */
const isWithoutDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
const screen = isWithoutDisplay ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] : []
const play = path.join(import.meta.dirname, 'play.ts')
const [command = '', ...rest] = [...screen, process.execPath, ...process.execArgv, play, ...process.argv.slice(2)]
const run = spawn(command, rest, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (run.connected) run.send('end')
  })
}
run.on('error', error => console.error(error.message))
run.on('close', code => {
  process.exitCode = code ?? 1
})

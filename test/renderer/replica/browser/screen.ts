import { spawn } from 'node:child_process'

/** A screen for Electron where there is none: the suite that runs these tests has no window of its own. */
export async function startScreen(): Promise<{ readonly display: string; readonly stop: () => void }> {
  const present = process.env.DISPLAY
  if (process.platform !== 'linux' || present) return { display: present ?? '', stop: () => undefined }
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const display = await new Promise<string>((resolve, reject) => {
    screen.on('error', reject)
    screen.stdout.once('data', number => resolve(`:${String(number).trim()}`))
  })
  return { display, stop: () => screen.kill() }
}

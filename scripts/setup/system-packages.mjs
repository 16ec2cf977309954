import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../run-command.mjs'

// One line a need: the names under which releases of Debian and Ubuntu carry it.
const forElectron = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['xvfb'],
  ['xauth'],
  // Draws the rare characters of personal names too.
  ['fonts-noto-cjk'],
  // Opens the province page in tests and in the demonstration.
  ['chromium', 'chromium-browser']
]
const forTests = [['libreoffice-calc'], ['postgresql-15', 'postgresql'], ['strace']]

const succeeds = async (command, args) => (await runCommand(command, args, { quiet: true })).code === 0

async function installedPackages() {
  const { code, output } = await runCommand('dpkg', ['--get-selections'], { quiet: true })
  if (code === 127) return undefined
  const lines = output.split('\n').filter(line => line.endsWith('\tinstall'))
  return new Set(lines.map(line => line.split(/[:\t]/)[0]))
}

/** How to become root here: a command prefix, or undefined where that is not allowed. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return []
  return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : undefined
}

/** Another apt may hold a lock for a while: wait for it up to five minutes. */
async function apt(prefix, args) {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await runCommand(command, rest, { quiet: true })
    if (code === 0) return true
    if (attempt === 30 || !/Could not get lock|Unable to (acquire|lock)/.test(output)) {
      console.error(output.trim().split('\n').slice(-8).join('\n'))
      return false
    }
    await pause(10_000)
  }
}

async function nameHere(names) {
  for (const name of names) if (await succeeds('apt-cache', ['show', name])) return name
  return names[0]
}

/** Debian and Ubuntu only. Never fails: what stays missing is named, and the program that needs it will say so itself. */
export async function installSystemPackages({ withTests }) {
  const installed = process.platform === 'linux' ? await installedPackages() : undefined
  if (!installed) return 'not a Debian system, nothing to do'
  const needed = withTests ? [...forElectron, ...forTests] : forElectron
  const missing = needed.filter(names => !names.some(name => installed.has(name)))
  if (missing.length === 0) return 'present'
  const prefix = process.env.JINQUAN_NO_APT ? undefined : await rootPrefix()
  const advice = `missing: ${missing.map(names => names[0]).join(' ')} (apt-get install them as root)`
  if (!prefix) return advice
  console.log(`[setup] installing ${missing.map(names => names[0]).join(' ')}`)
  if (!(await apt(prefix, ['update', '-qq']))) return advice
  const names = await Promise.all(missing.map(nameHere))
  return (await apt(prefix, ['install', '-y', '-qq', '--no-install-recommends', ...names])) ? 'installed' : advice
}

import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const printed = (command: string, args: readonly string[]): string =>
  // One language and one time zone: what one process writes down another one compares.
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }).stdout?.trim() ?? ''

/** What the `ps` of macOS says of a process; empty where there is no such process. */
const askPs = (pid: number, column: 'lstart' | 'command'): string =>
  printed('ps', ['-o', `${column}=`, '-p', String(pid)])

const startOnWindows = (pid: number): string =>
  printed('powershell.exe', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`])

/** When a process began, in the system's own form; empty where it is not told. A reused process id has another. */
export const startTimeOf = async (pid: number): Promise<string> => {
  if (process.platform === 'win32') return startOnWindows(pid)
  if (process.platform !== 'linux') return askPs(pid, 'lstart')
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** What a process was started as; undefined where it is not told, empty where there is no such process. */
export const commandOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'win32') return undefined
  return process.platform === 'linux' ? readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : askPs(pid, 'command')
}

import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** What the `ps` of macOS says of a process; empty where there is no such process, and on Windows, which has no `ps`. */
const askPs = (pid: number, column: 'lstart' | 'command'): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''

/** When a process began, in the system's own form; empty where it is not told. A reused process id has another. */
export const startTimeOf = async (pid: number): Promise<string> => {
  if (process.platform !== 'linux') return askPs(pid, 'lstart')
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** What a process was started as; undefined where it is not told, empty where there is no such process. */
export const commandOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'win32') return undefined
  return process.platform === 'linux' ? readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : askPs(pid, 'command')
}

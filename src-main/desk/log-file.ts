import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type Log = (event: string, facts: Readonly<Record<string, unknown>>) => void

const MAX_BYTES = 2 * 1024 * 1024

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/**
 * Support's file: ids, kinds, codes, milliseconds; callers never pass bodies, names or numbers of persons.
 * Two files of 2 MB at most. A disk that is full costs log lines, never work.
 */
export function openLogFile(path: string, now: () => number): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return (event, facts) => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts })}\n`
    try {
      if (sizeOf(path) > MAX_BYTES) renameSync(path, `${path}.old`)
      appendFileSync(path, line, { mode: 0o600 })
    } catch (error) {
      process.stderr.write(`log not written (${error instanceof Error ? error.name : 'unknown'}): ${event}\n`)
    }
  }
}

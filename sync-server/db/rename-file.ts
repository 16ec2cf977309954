import { rename } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const PAUSE = 100
const ATTEMPTS = 50
const passing = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * Renames, also over a file that is there. Windows refuses while a virus scanner or an indexer looks at what is to be renamed
 * or replaced, which passes: tried again for some seconds there.
 */
export const renameFile = async (from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (process.platform !== 'win32' || !passing.has(code) || attempt === ATTEMPTS) throw error
      await pause(PAUSE)
    }
  }
}

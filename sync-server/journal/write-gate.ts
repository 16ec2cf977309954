import { statfs } from 'node:fs/promises'
import { isDiskFull } from '../db/failure.ts'
import { Problem, retryAfterMs } from '../problem.ts'
import type { Journal } from './ingest.ts'

/** Below this nothing more is taken: what is left is for the database to end in order and for sessions and pulls. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024
const LOOK_AGAIN_MS = 1000

export interface WriteGatePorts {
  /** Free bytes where the server writes. */
  readonly freeBytes: () => Promise<number>
  /** Milliseconds that only go forward. */
  readonly elapsed: () => number
}

/** Row 23: on a full disk the server is read-only until there is room again; nobody's entry is tried for nothing. */
export interface WriteGate {
  /** Throws 503 `server.full`. */
  readonly assertOpen: () => Promise<void>
  /** A write failed: was it for want of room, the gate stays shut for as long as clients are told to wait. */
  readonly noteFailure: (error: unknown) => void
}

export const createWriteGate = ({ freeBytes, elapsed }: WriteGatePorts): WriteGate => {
  let shutUntil = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  return {
    assertOpen: async () => {
      const now = elapsed()
      if (now < shutUntil) throw new Problem('server.full')
      if (now - lookedAt < LOOK_AGAIN_MS) return
      if ((await freeBytes()) < LEAST_FREE_BYTES) throw new Problem('server.full')
      lookedAt = now
    },
    noteFailure: error => {
      if (isDiskFull(error)) shutUntil = elapsed() + retryAfterMs
    }
  }
}

export const freeBytesOf = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** The journal behind the gate. A device that brings nothing is answered all the same: it asks where it stands. */
export const gatedJournal = (journal: Journal, gate: WriteGate): Journal => {
  const through = async <T>(write: () => Promise<T>): Promise<T> => {
    await gate.assertOpen()
    try {
      return await write()
    } catch (error) {
      gate.noteFailure(error)
      throw error
    }
  }
  return {
    accept: request => (request.runs.length === 0 ? journal.accept(request) : through(() => journal.accept(request))),
    author: (bodies, around) => through(() => journal.author(bodies, around)),
    expire: limit => through(() => journal.expire(limit)),
    waiting: journal.waiting
  }
}

import { z } from 'zod'
import type { WholeFiles } from '../journal/whole-file.ts'

const NAME = 'clock.json'
/** A wall clock further back than this was turned back, not corrected. */
export const ROLLBACK_MS = 5 * 60_000
const SAVE_EVERY_MS = 60_000

export interface ClockPorts {
  /** The computer's wall clock, UTC milliseconds: anybody may turn it. */
  readonly wall: () => number
  /** Milliseconds that only go forward, counted while the computer sleeps too. */
  readonly elapsed: () => number
}

const savedSchema = z.strictObject({
  /** Server time of the last contact; 0 = never. */
  lastContact: z.int().min(0),
  trusted: z.int(),
  wall: z.int(),
  isFlagged: z.boolean()
})
type Saved = z.infer<typeof savedSchema>

export interface TrustedTime {
  /** Last server time + elapsed time, UTC milliseconds. */
  readonly at: number
  readonly lastContact: number
  /** The wall clock went back by more than five minutes since the last contact. */
  readonly clockFlagged: boolean
}

/**
 * Time that no clerk can turn: the server's last word plus elapsed time. Over a restart only the wall clock can tell
 * how long the app was off; it is believed forwards, and flagged when it went back. A contact settles everything.
 */
export interface TrustedClock {
  readonly now: () => TrustedTime
  /** Turned back or forward against elapsed time since the last contact. */
  readonly isSuspect: () => boolean
  readonly contact: (serverTime: number) => Promise<void>
  /** An answer that came by courier: a contact as of then, which says nothing about what the time is now. */
  readonly answered: (serverTime: number) => Promise<void>
  readonly save: () => Promise<void>
}

interface Base extends Saved {
  readonly elapsed: number
}

const afterRestart = (saved: Saved, wall: number): Omit<Base, 'elapsed'> => {
  const off = wall - saved.wall
  return { ...saved, wall, trusted: saved.trusted + Math.max(0, off), isFlagged: saved.isFlagged || off < -ROLLBACK_MS }
}

export const openTrustedClock = async (files: WholeFiles, ports: ClockPorts): Promise<TrustedClock> => {
  const file = await files.read(NAME)
  const wall = ports.wall()
  const saved = file && savedSchema.safeParse(JSON.parse(file.toString('utf8')))
  const start = saved?.success
    ? afterRestart(saved.data, wall)
    : { lastContact: 0, trusted: wall, wall, isFlagged: false }
  let base: Base = { ...start, elapsed: ports.elapsed() }
  let savedAt = Number.NEGATIVE_INFINITY

  const drift = (): number => ports.wall() - base.wall - (ports.elapsed() - base.elapsed)
  const now = (): TrustedTime => {
    if (drift() < -ROLLBACK_MS) base = { ...base, isFlagged: true }
    const at = Math.round(base.trusted + ports.elapsed() - base.elapsed)
    return { at, lastContact: base.lastContact, clockFlagged: base.isFlagged }
  }
  const save = async (): Promise<void> => {
    const { at, lastContact, clockFlagged } = now()
    savedAt = ports.elapsed()
    const content: Saved = { lastContact, trusted: at, wall: Math.round(ports.wall()), isFlagged: clockFlagged }
    await files.write(NAME, Buffer.from(JSON.stringify(content)))
  }
  return {
    now,
    isSuspect: () => now().clockFlagged || Math.abs(drift()) > ROLLBACK_MS,
    contact: async serverTime => {
      const wasFlagged = base.isFlagged
      base = {
        lastContact: serverTime,
        trusted: serverTime,
        wall: ports.wall(),
        isFlagged: false,
        elapsed: ports.elapsed()
      }
      if (wasFlagged || ports.elapsed() - savedAt >= SAVE_EVERY_MS) await save()
    },
    answered: async serverTime => {
      const trusted = Math.max(now().at, serverTime)
      base = { ...base, lastContact: serverTime, trusted, wall: ports.wall(), elapsed: ports.elapsed() }
      await save()
    },
    save
  }
}

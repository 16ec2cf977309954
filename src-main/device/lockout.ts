import { z } from 'zod'

/** Wrong passwords in a row after which a wait begins, and after which only the server lets somebody in again. */
export const FAILURES_BEFORE_WAIT = 5
export const FAILURES_BEFORE_ONLINE = 10
export const WAIT_MS = 15 * 60_000

/**
 * The wait is counted in elapsed time of a running app, never by the wall clock: turning the clock does not shorten
 * it. `waitMs` is what was left when it was last written; a restart begins from there.
 */
export const lockoutSchema = z.strictObject({ failures: z.int().min(0), waitMs: z.int().min(0) })
export type Lockout = Readonly<z.infer<typeof lockoutSchema>>

export const NO_LOCKOUT: Lockout = { failures: 0, waitMs: 0 }

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly code: 'locked-out'; readonly waitMs: number }
  | { readonly admitted: false; readonly code: 'needs-line' }

/** Whether a password may be tried, `elapsedMs` after `lockout` was written or loaded. */
export const admission = ({ failures, waitMs }: Lockout, elapsedMs: number): Admission => {
  if (failures >= FAILURES_BEFORE_ONLINE) return { admitted: false, code: 'needs-line' }
  const left = Math.ceil(waitMs - elapsedMs)
  return left > 0 ? { admitted: false, code: 'locked-out', waitMs: left } : { admitted: true }
}

/** Counts an attempt as failed; written before the password is looked at, so that killing the app saves no attempt. */
export const countFailure = ({ failures }: Lockout): Lockout => ({
  failures: failures + 1,
  waitMs: failures + 1 === FAILURES_BEFORE_WAIT ? WAIT_MS : 0
})

/** Attempts left before the next wait or before the line is needed. */
export const attemptsLeft = ({ failures }: Lockout): number =>
  Math.max(0, (failures < FAILURES_BEFORE_WAIT ? FAILURES_BEFORE_WAIT : FAILURES_BEFORE_ONLINE) - failures)

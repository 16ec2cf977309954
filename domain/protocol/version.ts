import { DAY, startOfDate } from '../time/business-date.ts'

/** Spoken by every request. */
export const PROTOCOL = 1

export interface ProtocolVersion {
  readonly version: number
  /** Business date from which servers speak it. */
  readonly from: string
}

/** Every version that there was, oldest first, the last one in force. */
export const protocolHistory: readonly ProtocolVersion[] = [{ version: PROTOCOL, from: '2026-01-01' }]

const OLDER_VERSIONS = 2
const GRACE_DAYS = 180

/**
 * J10: whether a server answers a client of this version: its own, a newer one, and the two before for 180 days after
 * each was followed by the next, so that nobody who comes back after weeks is turned away (row 20).
 */
export function isSpoken(protocol: number, now: number, history = protocolHistory): boolean {
  const newest = history.at(-1)?.version ?? PROTOCOL
  if (protocol >= newest) return true
  const at = history.findIndex(({ version }) => version === protocol)
  const next = at < 0 ? undefined : history[at + 1]
  return next !== undefined && protocol >= newest - OLDER_VERSIONS && now < startOfDate(next.from) + GRACE_DAYS * DAY
}

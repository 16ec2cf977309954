import { warningsOf } from '../policy/warning-rules.ts'
import { DAY } from '../time/business-date.ts'
import { type EarlyWarning, type WarningTerms, warning } from './early-warning.ts'

/** Vouchers that one desk of a place issued in an hour, where they are more than people come to a counter. */
export function issuedInABurst(place: string, found: number, rules: WarningTerms): EarlyWarning | null {
  const limit = warningsOf(rules).issuesAnHour
  return found > limit ? warning('issued-in-a-burst', 'directory', place, { found, limit }) : null
}

/** Entries that a place's desks made with a clock that had been turned back. */
export const clockTurnedBack = (place: string, found: number): EarlyWarning | null =>
  found === 0 ? null : warning('clock-turned-back', 'directory', place, { found, limit: 0 })

/** A desk of a place that nobody heard of for too many days. `heardAt`, `now`: instants. */
export function deskSilent(place: string, heardAt: number, rules: WarningTerms, now: number): EarlyWarning | null {
  const limit = warningsOf(rules).silentDays
  const found = Math.floor((now - heardAt) / DAY)
  return found > limit ? warning('desk-silent', 'directory', place, { found, limit }) : null
}

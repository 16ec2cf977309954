import type { Attendance } from '../attendance/attendance.ts'
import type { Enrolment } from '../enrolment/enrolment.ts'
import type { Batch } from '../plan/batch.ts'
import type { Rules } from '../policy/policy.ts'
import { attendanceStanding } from '../policy/training-rules.ts'
import type { Claim, ClaimState } from '../subsidy/claim.ts'
import { addDays, DAY } from '../time/business-date.ts'
import type { TrainingClass } from '../training/class.ts'
import { attendanceRate, percentOf, plannedHours } from '../training/hours.ts'
import type { Alert, AlertRule, AlertSubject } from './alert.ts'

/** C9: what looks wrong, as the server raises it. */
export interface EarlyWarning {
  readonly rule: AlertRule
  readonly subject: AlertSubject
  readonly figures: NonNullable<Alert['figures']>
}

/** More sign-ins of one class in a minute than people can walk past a reader. */
const SIGN_INS_A_MINUTE = 25
const MINUTE = 60_000
/** Typed identities in percent of a class's sign-ins, from so many sign-ins on. */
const TYPED_PERCENT = 50
const TYPED_FROM = 10
/** Days before its last day in which an unused voucher is spoken of. */
export const ENDING_DAYS = 30
/** Days that a claim may lie with one office. */
const CLAIM_DAYS = 15

type Held = Pick<TrainingClass, 'id' | 'sessions'>
type Presence = Pick<Attendance, 'state' | 'signInAt' | 'identity'>

const warnOfClass = (rule: AlertRule, { id }: Held, found: number, limit: number): EarlyWarning => ({
  rule,
  subject: { collection: 'trainingClass', id },
  figures: { found, limit }
})

/** How many of a class stay below the policy's attendance over the sessions that were held; null where nobody does. */
export function lowAttendance(
  one: Held,
  enrolments: readonly Pick<Enrolment, 'state' | 'hours'>[],
  rules: Rules,
  today: string
): EarlyWarning | null {
  const planned = plannedHours(one.sessions.filter(({ date }) => date < today))
  const below = enrolments.filter(
    ({ state, hours }) => state === 'training' && attendanceStanding(attendanceRate(hours, planned), rules) === 'below'
  )
  if (one.sessions.every(({ date }) => date >= today) || below.length === 0) return null
  return warnOfClass('attendance-low', one, below.length, rules.training.attendanceMinPercent)
}

/** The most sign-ins within a minute, where they are more than a reader can take. */
export function fastSignIns(one: Held, presences: readonly Presence[]): EarlyWarning | null {
  const times = presences.map(({ signInAt }) => signInAt).sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) > MINUTE) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most > SIGN_INS_A_MINUTE ? warnOfClass('sign-ins-too-fast', one, most, SIGN_INS_A_MINUTE) : null
}

/** The share of sign-ins whose identity was typed by hand, in percent. */
export function typedIdentities(one: Held, presences: readonly Presence[]): EarlyWarning | null {
  const present = presences.filter(({ state }) => state === 'present')
  const typed = present.filter(({ identity }) => identity.method === 'typed').length
  const share = percentOf(typed, present.length)
  if (present.length < TYPED_FROM || share <= TYPED_PERCENT) return null
  return warnOfClass('identity-typed', one, share, TYPED_PERCENT)
}

/** Whether a batch's vouchers end soon. `today`: business date. */
export const endsSoon = ({ validUntil }: Pick<Batch, 'validUntil'>, today: string): boolean =>
  validUntil >= today && validUntil <= addDays(today, ENDING_DAYS)

/** Vouchers of a batch that end soon and that nobody used. */
export function vouchersEnding(
  batch: Pick<Batch, 'id' | 'validUntil'>,
  unused: number,
  today: string
): EarlyWarning | null {
  if (!endsSoon(batch, today) || unused === 0) return null
  return {
    rule: 'vouchers-ending',
    subject: { collection: 'batch', id: batch.id },
    figures: { found: unused, limit: ENDING_DAYS }
  }
}

/** States in which a claim waits for an office; a notice has a date of its own. */
export const claimsWaiting: readonly ClaimState[] = [
  'submitted',
  'county-reviewed',
  'reviewed',
  'in-sample',
  'cleared',
  'paying',
  'part-paid'
]

/** A claim that lies with one office for too many days. `now`: instant. */
export function claimLate(claim: Pick<Claim, 'id' | 'state' | 'updatedAt'>, now: number): EarlyWarning | null {
  const days = Math.floor((now - claim.updatedAt) / DAY)
  if (!claimsWaiting.includes(claim.state) || days <= CLAIM_DAYS) return null
  return {
    rule: 'claim-late',
    subject: { collection: 'claim', id: claim.id },
    figures: { found: days, limit: CLAIM_DAYS }
  }
}

import type { Attendance } from '../attendance/attendance.ts'
import type { Enrolment } from '../enrolment/enrolment.ts'
import type { Rules } from '../policy/policy.ts'
import { type AttendanceStanding, attendanceStanding } from '../policy/training-rules.ts'
import { warningsOf } from '../policy/warning-rules.ts'
import { instantOf } from '../time/business-date.ts'
import type { TrainingClass } from '../training/class.ts'
import { attendanceRate, heldBefore, percentOf, plannedHours } from '../training/hours.ts'
import { type EarlyWarning, type WarningTerms, warning } from './early-warning.ts'

const MINUTE = 60_000

type Held = Pick<TrainingClass, 'id' | 'sessions'>
type Presence = Pick<Attendance, 'state' | 'session' | 'isMadeUp' | 'signInAt' | 'identity'>

/** What looks wrong in a running class, by its roster and its sign-ins. `today`: business date. */
export function warningsOfClass(
  one: Held,
  enrolments: readonly Pick<Enrolment, 'state' | 'hours'>[],
  presences: readonly Presence[],
  rules: Rules,
  today: string
): readonly EarlyWarning[] {
  return [
    lowAttendance(one, enrolments, rules, today),
    nearAttendance(one, enrolments, rules, today),
    fastSignIns(one, presences, rules),
    typedIdentities(one, presences, rules),
    offHours(one, presences, rules)
  ].filter(found => found !== null)
}

/** How many of a class stand so in attendance over the sessions that were held. */
function standingSo(
  standing: AttendanceStanding,
  one: Held,
  enrolments: readonly Pick<Enrolment, 'state' | 'hours'>[],
  rules: Rules,
  today: string
): number {
  const held = heldBefore(one.sessions, today)
  if (held.length === 0) return 0
  const planned = plannedHours(held)
  return enrolments.filter(
    ({ state, hours }) => state === 'training' && attendanceStanding(attendanceRate(hours, planned), rules) === standing
  ).length
}

type OfRoster = Parameters<typeof standingSo> extends [unknown, ...infer Rest] ? Rest : never

/** Who stays below the policy's attendance; null where nobody does. */
export function lowAttendance(...roster: OfRoster): EarlyWarning | null {
  const [{ id }, , { training }] = roster
  const found = standingSo('below', ...roster)
  const figures = { found, limit: training.attendanceMinPercent }
  return found === 0 ? null : warning('attendance-low', 'trainingClass', id, figures)
}

/** Who is above that, but below the attendance at which the policy warns. */
export function nearAttendance(...roster: OfRoster): EarlyWarning | null {
  const [{ id }, , { training }] = roster
  const found = standingSo('near', ...roster)
  const figures = { found, limit: training.attendanceWarnPercent }
  return found === 0 ? null : warning('attendance-near', 'trainingClass', id, figures)
}

/** The most sign-ins within a minute, where they are more than a reader can take. */
export function fastSignIns(
  { id }: Held,
  presences: readonly Pick<Presence, 'signInAt'>[],
  rules: WarningTerms
): EarlyWarning | null {
  const limit = warningsOf(rules).signInsAMinute
  const times = presences.map(({ signInAt }) => signInAt).sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) > MINUTE) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most > limit ? warning('sign-ins-too-fast', 'trainingClass', id, { found: most, limit }) : null
}

/** The share of sign-ins whose identity was typed by hand, in percent. */
export function typedIdentities(
  { id }: Held,
  presences: readonly Pick<Presence, 'state' | 'identity'>[],
  rules: WarningTerms
): EarlyWarning | null {
  const { typedPercent: limit, typedFrom } = warningsOf(rules)
  const present = presences.filter(({ state }) => state === 'present')
  const typed = present.filter(({ identity }) => identity.method === 'typed').length
  const found = percentOf(typed, present.length)
  if (present.length < typedFrom || found <= limit) return null
  return warning('identity-typed', 'trainingClass', id, { found, limit })
}

/** How many signed in too long before their session or after its end; what was made up has no hours to keep. */
export function offHours(
  { id, sessions }: Held,
  presences: readonly Omit<Presence, 'identity'>[],
  rules: WarningTerms
): EarlyWarning | null {
  const limit = warningsOf(rules).earlyMinutes
  const spans = new Map(
    sessions.map(({ id: session, date, from, to }) => [
      session,
      { from: instantOf(date, from) - limit * MINUTE, to: instantOf(date, to) }
    ])
  )
  const found = presences.filter(({ state, isMadeUp, session, signInAt }) => {
    const span = spans.get(session)
    return state === 'present' && !isMadeUp && span && (signInAt < span.from || signInAt > span.to)
  }).length
  return found === 0 ? null : warning('session-elsewhere', 'trainingClass', id, { found, limit })
}

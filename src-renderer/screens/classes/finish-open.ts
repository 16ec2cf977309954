import type { Attendance } from '../../../domain/attendance/attendance.ts'
import { mayMissSessions } from '../../../domain/attendance/make-up.ts'
import { holdsSeat } from '../../../domain/enrolment/enrolment.ts'
import type { Rules } from '../../../domain/policy/policy.ts'
import { attendanceStanding } from '../../../domain/policy/training-rules.ts'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { attendanceRate, plannedHours } from '../../../domain/training/hours.ts'
import type { RosterRow } from '../../queries/attendance.ts'
import { missedBy } from './make-up.ts'

/** Workers of a class for whom something is open that nobody can put right once it is finished (T8, R1, R8). */
export interface FinishOpen {
  /** Has a seat and never signed in. */
  readonly neverHere: number
  /** Began, and is below the attendance that completing asks for (P15); unknown without a policy. */
  readonly below: number | undefined
  /** Began, and has no sign-in to some session on site; unknown while not all sign-ins are read. */
  readonly missed: number | undefined
}

/** `signIns`: every one of the class, void ones too; undefined where not all could be read. */
export function openAtFinish(
  { sessions }: Pick<TrainingClass, 'sessions'>,
  roster: readonly RosterRow[],
  signIns: readonly Attendance[] | undefined,
  rules: Rules | undefined
): FinishOpen {
  const places = roster.map(({ enrolment }) => enrolment)
  const planned = plannedHours(sessions)
  return {
    neverHere: places.filter(({ state, sessionsAttended }) => holdsSeat(state) && sessionsAttended === 0).length,
    below:
      rules &&
      places.filter(
        place => mayMissSessions(place) && attendanceStanding(attendanceRate(place.hours, planned), rules) === 'below'
      ).length,
    missed: signIns && missedOnSite(sessions, roster, signIns)
  }
}

/** Online sessions are told by their hours, not by sign-ins. */
function missedOnSite(
  sessions: TrainingClass['sessions'],
  roster: readonly RosterRow[],
  signIns: readonly Attendance[]
): number {
  const bySession = new Map<string, Attendance[]>(sessions.map(({ id }) => [id, []]))
  for (const signIn of signIns) bySession.get(signIn.session)?.push(signIn)
  const missed = sessions
    .filter(({ mode }) => mode === 'offline')
    .flatMap(({ id }) => missedBy(roster, bySession.get(id) ?? []))
  return new Set(missed.map(({ enrolment }) => enrolment.id)).size
}

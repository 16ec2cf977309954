import type { Attendance } from '../../../domain/attendance/attendance.ts'
import { mayMissSessions } from '../../../domain/attendance/make-up.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { DraftOf } from '../../commands/draft.ts'
import type { RosterRow } from '../../queries/attendance.ts'

/** Who missed a session: in training, and without a sign-in to it that stands (R8). */
export function missedBy(roster: readonly RosterRow[], signIns: readonly Attendance[]): readonly RosterRow[] {
  const present = new Set(signIns.filter(({ state }) => state === 'present').map(({ person }) => person))
  return roster.filter(({ enrolment }) => mayMissSessions(enrolment) && !present.has(enrolment.person))
}

/** The centre answers for who it was: no card is read for a day that is over. */
export const makingUp = (
  { trainingClass, person, id }: Pick<Enrolment, 'trainingClass' | 'person' | 'id'>,
  session: string,
  reason: string
): DraftOf<'attendance.make-up'> => ({
  kind: 'attendance.make-up',
  args: { trainingClass, session, person, enrolment: id, identity: { method: 'typed', matched: null }, reason }
})

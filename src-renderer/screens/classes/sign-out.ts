import type { Attendance } from '../../../domain/attendance/attendance.ts'
import type { DraftOf } from '../../commands/draft.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useToday } from '../../queries/use-today.ts'

/** Who was signed in today and is not signed out yet (R7). */
export const isStaying = ({ state, isMadeUp, signOutAt, date }: Attendance, today: string): boolean =>
  state === 'present' && !isMadeUp && signOutAt === null && date === today

/** Signing out is offered where policy counts hours from it (R6). */
export function useMaySignOut(): (attendance: Attendance) => boolean {
  const isAsked = usePolicy()?.rules.training.needsSignOut === true
  const today = useToday()
  return attendance => isAsked && isStaying(attendance, today)
}

export const signingOut = ({
  trainingClass,
  session,
  person,
  enrolment
}: Attendance): DraftOf<'attendance.sign-out'> => ({
  kind: 'attendance.sign-out',
  args: { trainingClass, session, person, enrolment }
})

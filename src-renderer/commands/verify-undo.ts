import type { Draft } from './draft.ts'
import type { Deeds } from './verify-plan.ts'

/** What was done for one worker at one scan. */
export type Done = {
  readonly deeds: Deeds
  readonly voucher: string
  readonly person: string
  readonly enrolment: string
  readonly trainingClass: string
  readonly session: string
}

/**
 * Takes one scan back, with a reason: a sign-in becomes void (R5), a mere binding is given back (V15). Collecting
 * stays: the worker has the voucher.
 */
export function undoDrafts(
  { deeds, voucher, person, enrolment, trainingClass, session }: Done,
  reason: string
): readonly Draft[] {
  if (deeds.signsIn) return [{ kind: 'attendance.void', args: { trainingClass, session, person, enrolment, reason } }]
  if (deeds.binds) return [{ kind: 'voucher.unbind', args: { voucher, person, trainingClass, enrolment, reason } }]
  return []
}

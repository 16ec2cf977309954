import type { Alert } from '../../../domain/casework/alert.ts'
import type { Rejection } from '../../../domain/journal/rejection.ts'

export type AlertStep = 'assign' | 'answer' | 'close'
/** What stands against each step for one operator; null: nothing, undefined: not theirs, or not known yet. */
export type AlertStanding = Readonly<Record<AlertStep, Rejection | null | undefined>>

/**
 * Why an alert that is not over offers no next step here: it waits for its owner (C7), or, once answered, for an office
 * or for somebody else than who answered (C8). `mayClose`: whether this operator closes alerts at all.
 */
export function waitingNote(
  { state, ownerPlace }: Pick<Alert, 'state' | 'ownerPlace'>,
  { assign, answer, close }: AlertStanding,
  mayClose: boolean
): 'ownAnswer' | 'waitsFor' | 'waitsForClose' | undefined {
  if (state === 'answered' && !mayClose) return 'waitsForClose'
  if (close?.code === 'author.same-person') return 'ownAnswer'
  const isWithOwner = state === 'assigned' && ownerPlace !== ''
  // Who may assign it but never answers is told as well; to its owner nothing is said before it is known.
  const isElsewhere = answer === undefined ? assign === null : answer !== null
  return isWithOwner && isElsewhere ? 'waitsFor' : undefined
}

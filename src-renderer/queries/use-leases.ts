import type { HeldLease } from '../../src-main/contract/lease.ts'
import { type DeskAnswer, useDeskAnswer } from './use-desk-answer.ts'

/** Rights this desk holds ahead of time; an own issue uses one up at once. */
export function useLeases(): { readonly leases: readonly HeldLease[] | undefined } & Pick<
  DeskAnswer<'lease.list'>,
  'failure' | 'askAgain'
> {
  const { value, failure, askAgain } = useDeskAnswer('lease.list', {}, ['lease.changed', 'journal.changed'])
  return { leases: value?.leases, failure, askAgain }
}

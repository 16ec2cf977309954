import { useEffect, useMemo, useState } from 'react'
import type { HeldLease } from '../../src-main/contract/lease.ts'
import { useReplica } from './replica-context.ts'
import { type DeskAnswer, useDeskAnswer } from './use-desk-answer.ts'

/**
 * Rights this desk holds ahead of time; an own issue uses one up at once. A lease that was granted a moment ago counts
 * from when the replica holds it too: until then no reducer here could check an issue against it.
 */
export function useLeases(): { readonly leases: readonly HeldLease[] | undefined } & Pick<
  DeskAnswer<'lease.list'>,
  'failure' | 'askAgain'
> {
  const { value, failure, askAgain } = useDeskAnswer('lease.list', {}, ['lease.changed', 'journal.changed'])
  const arrived = useArrived(value?.leases.map(({ id }) => id).join(' '))
  const leases = useMemo(() => value?.leases.filter(({ id }) => arrived?.has(id)), [value, arrived])
  return { leases: arrived === undefined ? undefined : leases, failure, askAgain }
}

/** Which of these leases the replica holds; undefined until it was asked. */
function useArrived(ids: string | undefined): ReadonlySet<string> | undefined {
  const replica = useReplica()
  const [arrived, setArrived] = useState<ReadonlySet<string>>()
  useEffect(() => {
    if (ids === undefined) return
    const wanted = ids === '' ? [] : ids.split(' ')
    if (wanted.length === 0) {
      setArrived(new Set())
      return
    }
    const keys = wanted.map(id => ({ collection: 'lease' as const, id }))
    return replica.watchReads(keys, read => {
      setArrived(new Set(wanted.filter(id => read('lease', id).state === 'present')))
    })
  }, [replica, ids])
  return arrived
}

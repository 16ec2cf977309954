import { useEffect, useState } from 'react'
import type { PageQuery } from '../replica/pages/page-query.ts'
import type { ReplicatedCollection } from '../replica/schema/replicated-collection.ts'
import { useReplica } from './replica-context.ts'

/** Counts end here: a queue says 99+ and nothing is counted that nobody reads. */
export const MOST = 99

/**
 * How many there are, at most one more than `MOST`; 0 until known. Reads a page of an index, never a whole collection,
 * where the question's states are one. `null` asks nothing.
 */
export function useBounded<C extends ReplicatedCollection>(
  query: Omit<PageQuery<C>, 'limit' | 'after'> | null
): number {
  const replica = useReplica()
  const [counted, setCounted] = useState({ of: '', n: 0 })
  const question = JSON.stringify(query)
  useEffect(() => {
    const parsed = JSON.parse(question) as Omit<PageQuery<C>, 'limit' | 'after'> | null
    if (parsed === null) return
    return replica.watchPage({ ...parsed, limit: MOST + 1 }, ({ rows }) => setCounted({ of: question, n: rows.length }))
  }, [replica, question])
  return counted.of === question ? counted.n : 0
}

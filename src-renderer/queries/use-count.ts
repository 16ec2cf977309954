import { useEffect, useState } from 'react'
import type { Counted, PageQuery } from '../replica/pages/page-query.ts'
import type { ReplicatedCollection } from '../replica/schema/replicated-collection.ts'
import { useReplica } from './replica-context.ts'

/**
 * `n + k 暂`. Only for what an index covers wholly (a state): anything else is counted row by row, which a large
 * collection does not bear. `null` asks nothing.
 */
export function useCount<C extends ReplicatedCollection>(
  query: Omit<PageQuery<C>, 'limit' | 'after'> | null
): Counted | undefined {
  const replica = useReplica()
  const [counted, setCounted] = useState<Counted>()
  const question = JSON.stringify(query)
  useEffect(() => {
    const parsed = JSON.parse(question) as Omit<PageQuery<C>, 'limit' | 'after'> | null
    if (parsed === null) return
    return replica.watchCount(parsed, setCounted)
  }, [replica, question])
  return counted
}

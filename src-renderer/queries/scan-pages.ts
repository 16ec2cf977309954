import type { Cursor, PageQuery, PageRow } from '../replica/pages/page-query.ts'
import type { Replica } from '../replica/replica.ts'
import type { ReplicatedCollection } from '../replica/schema/replicated-collection.ts'

/**
 * Reads a whole list a page at a time, so that other reads get their turn and nothing large is held. A row that moves
 * while the scan runs may come twice.
 * @returns whether the end was reached: false when the signal stopped it
 */
export async function scanPages<C extends ReplicatedCollection>(
  replica: Pick<Replica, 'page'>,
  query: Omit<PageQuery<C>, 'after'>,
  see: (rows: readonly PageRow<C>[]) => void,
  signal: AbortSignal
): Promise<boolean> {
  let after: Cursor | undefined
  while (!signal.aborted) {
    const { rows, next } = await replica.page(after === undefined ? query : { ...query, after })
    if (signal.aborted) return false
    see(rows)
    if (next === undefined) return true
    after = next
  }
  return false
}

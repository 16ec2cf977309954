import { useEffect, useMemo, useState } from 'react'
import type { Cursor, PageQuery, PageResult, PageRow } from '../replica/pages/page-query.ts'
import type { ReplicatedCollection } from '../replica/schema/replicated-collection.ts'
import { useReplica } from './replica-context.ts'
import { type Turning, useCursors } from './use-cursors.ts'

/** A list a page at a time; `page` fits the `page` of DataTable. */
export type PagedRows<C extends ReplicatedCollection> = {
  /** Undefined while the first page is on its way. */
  readonly rows: readonly PageRow<C>[] | undefined
  /** Another page is on its way while the last one stays in sight. */
  readonly fetching: boolean
  readonly page: Turning
}

type Shown<C extends ReplicatedCollection> = { readonly of: string; readonly result: PageResult<C> }

/** A live list: own undecided work in it, drawn again whenever its collection changes. `null` asks nothing. */
export function usePage<C extends ReplicatedCollection>(query: Omit<PageQuery<C>, 'after'> | null): PagedRows<C> {
  const replica = useReplica()
  // A query is small and made anew at each drawing: its text tells whether it is another one.
  const list = JSON.stringify(query)
  const { after, turning } = useCursors<Cursor>(list, query?.limit ?? 0)
  const [shown, setShown] = useState<Shown<C>>()
  const asked = JSON.stringify([list, after])

  useEffect(() => {
    const parsed = JSON.parse(list) as PageQuery<C> | null
    if (parsed === null) return
    const [, cursor] = JSON.parse(asked) as [string, Cursor | null]
    const question = cursor === null ? parsed : { ...parsed, after: cursor }
    return replica.watchPage(question, result => setShown({ of: asked, result }))
  }, [replica, list, asked])

  const next = shown?.of === asked ? shown.result.next : undefined

  return useMemo(
    () => ({
      rows: shown?.result.rows,
      fetching: shown !== undefined && shown.of !== asked,
      page: turning(next)
    }),
    [shown, asked, turning, next]
  )
}

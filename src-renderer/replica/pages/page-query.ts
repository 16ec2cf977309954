import type { MangoQuerySelector } from 'rxdb/plugins/core'
import type { ReplicaDocument, ReplicatedCollection } from '../schema/replicated-collection.ts'

/** Place behind one row in the order of its list: the index values that are not fixed by the query, then the id. */
export type Cursor = readonly (string | number)[]

type Fields<C extends ReplicatedCollection> = keyof ReplicaDocument<C> & string

/**
 * One page of a list. `where` fixes fields to values and picks the index; what no index covers and `filter` are
 * tested row by row in the worker. The order is always one of the collection's indexes, newest first unless named.
 */
export type PageQuery<C extends ReplicatedCollection = ReplicatedCollection> = {
  readonly collection: C
  readonly where?: Partial<Readonly<Record<Fields<C>, string>>>
  readonly filter?: MangoQuerySelector<ReplicaDocument<C>>
  readonly order?: 'newestFirst' | Fields<C>
  readonly limit: number
  /** Rows behind this cursor; `next` of the page before. */
  readonly after?: Cursor
}

/** `provisional`: own undecided entries are folded into it (暂). */
export type PageRow<C extends ReplicatedCollection = ReplicatedCollection> = {
  readonly document: ReplicaDocument<C>
  readonly provisional: boolean
  /** The own entries it rests on, oldest first. */
  readonly entries: readonly string[]
}

export type PageResult<C extends ReplicatedCollection = ReplicatedCollection> = {
  readonly rows: readonly PageRow<C>[]
  /** Undefined on the last page. */
  readonly next: Cursor | undefined
}

/** `n + k 暂`: settled documents, and those that own undecided entries put into this list. */
export type Counted = { readonly settled: number; readonly provisional: number }

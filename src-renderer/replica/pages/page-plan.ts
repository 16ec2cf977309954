import {
  type FilledMangoQuery,
  fillWithDefaultSettings,
  getQueryMatcher,
  type MangoQuerySelector,
  type PreparedQuery,
  type QueryMatcher,
  type RxDocumentData,
  type RxJsonSchema
} from 'rxdb/plugins/core'
import { indexesOf, NEWEST_FIRST } from '../schema/collection-indexes.ts'
import { replicaSchemaOf, type StoredFields } from '../schema/collection-schema.ts'
import type { ReplicatedCollection } from '../schema/replicated-collection.ts'
import type { Cursor, PageQuery } from './page-query.ts'

export type StoredRow = RxDocumentData<StoredFields>

/** How one page is read from an index, and how a document is placed in its list. */
export type PagePlan = {
  readonly prepared: (limit: number | undefined) => PreparedQuery<StoredFields>
  readonly matches: QueryMatcher<StoredRow>
  readonly cursorOf: (row: StoredRow) => Cursor
}

const HIGHEST = String.fromCharCode(65535)
const LOWEST = Number.MIN_SAFE_INTEGER

const schemas = new Map<ReplicatedCollection, RxJsonSchema<RxDocumentData<StoredFields>>>()

/** The schema as RxDB completes it; the worker's must be equal for a page to attach. */
export function storedSchemaOf(collection: ReplicatedCollection): RxJsonSchema<RxDocumentData<StoredFields>> {
  const known = schemas.get(collection)
  if (known) return known
  const filled = fillWithDefaultSettings(replicaSchemaOf<StoredFields>(collection))
  schemas.set(collection, filled)
  return filled
}

/**
 * Plans by hand instead of by RxDB's planner, which knows no keyset: start key = the fixed values and the cursor,
 * exclusive, so that the hundredth page costs what the first does.
 */
export function planPage<C extends ReplicatedCollection>(query: PageQuery<C>): PagePlan {
  const where = Object.entries(query.where ?? {}) as readonly (readonly [string, string])[]
  const order: string = query.order ?? NEWEST_FIRST
  const index = bestIndex(
    query.collection,
    where.map(([field]) => field),
    order
  )
  const fixed = index.slice(0, -1)
  const selector = selectorOf(query, where)
  const ordered = [order, 'id']
  const filled = (limit: number | undefined): FilledMangoQuery<StoredFields> => ({
    selector,
    sort: ordered.map(field => ({ [field]: 'asc' })) as FilledMangoQuery<StoredFields>['sort'],
    skip: 0,
    ...(limit === undefined ? {} : { limit })
  })
  const values = fixed.map(field => query.where?.[field as keyof typeof query.where] ?? '')
  const from = query.after ?? [LOWEST, LOWEST]
  return {
    prepared: limit => ({
      query: filled(limit),
      queryPlan: {
        index: ['_deleted', ...fixed, ...ordered],
        startKeys: ['0', ...values, ...from],
        endKeys: ['0', ...values, HIGHEST, HIGHEST],
        inclusiveStart: query.after === undefined,
        inclusiveEnd: true,
        sortSatisfiedByIndex: true,
        selectorSatisfiedByIndex: fixed.length === where.length && query.filter === undefined
      }
    }),
    matches: getQueryMatcher(storedSchemaOf(query.collection), filled(undefined)),
    cursorOf: row => ordered.map(field => (row as unknown as Record<string, string | number>)[field] ?? '')
  }
}

/** The index in the wanted order that fixes the most fields of the question. */
function bestIndex(collection: ReplicatedCollection, asked: readonly string[], order: string): readonly string[] {
  const usable = indexesOf(collection).filter(
    index => index.at(-1) === order && index.slice(0, -1).every(field => asked.includes(field))
  )
  const [best] = [...usable].sort((a, b) => b.length - a.length)
  if (!best) throw new Error(`no index of ${collection} is in the order of ${order}`)
  return best
}

function selectorOf<C extends ReplicatedCollection>(
  query: PageQuery<C>,
  where: readonly (readonly [string, string])[]
): MangoQuerySelector<StoredRow> {
  const fixed = Object.fromEntries(where.map(([field, value]) => [field, { $eq: value }]))
  const parts = [fixed, ...(query.filter ? [query.filter] : [])]
  return (parts.length === 1 ? fixed : { $and: parts }) as MangoQuerySelector<StoredRow>
}

/** The order of IndexedDB's keys: numbers before texts, texts by code unit. */
export function compareCursors(a: Cursor, b: Cursor): number {
  for (const [place, left] of a.entries()) {
    const right = b[place] ?? ''
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1
    if (left < right) return -1
    if (left > right) return 1
  }
  return 0
}

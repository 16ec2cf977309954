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
  /** One a range of the index; several where a field that it fixes may have one of several values. */
  readonly prepared: (limit: number | undefined) => readonly PreparedQuery<StoredFields>[]
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
  const order: string = query.order ?? NEWEST_FIRST
  const { equal, oneOf, others } = conditionsOf(query)
  const index = bestIndex(query.collection, [...equal.keys(), ...(oneOf ? [oneOf.field] : [])], order)
  const fixed = index.slice(0, -1)
  const split = oneOf && fixed.includes(oneOf.field) ? oneOf : undefined
  const selector = selectorOf(equal, oneOf ? [{ [oneOf.field]: { $in: oneOf.values } }, ...others] : others)
  const ordered = [order, 'id']
  const filled = (limit: number | undefined): FilledMangoQuery<StoredFields> => ({
    selector,
    sort: ordered.map(field => ({ [field]: 'asc' })) as FilledMangoQuery<StoredFields>['sort'],
    skip: 0,
    ...(limit === undefined ? {} : { limit })
  })
  const ranges = (split?.values ?? ['']).map(value => fixed.map(field => equal.get(field) ?? value))
  const isWhole = fixed.length === equal.size + (oneOf ? 1 : 0) && others.length === 0
  const from = query.after ?? [LOWEST, LOWEST]
  return {
    prepared: limit =>
      ranges.map(values => ({
        query: filled(limit),
        queryPlan: {
          index: ['_deleted', ...fixed, ...ordered],
          startKeys: ['0', ...values, ...from],
          endKeys: ['0', ...values, HIGHEST, HIGHEST],
          inclusiveStart: query.after === undefined,
          inclusiveEnd: true,
          sortSatisfiedByIndex: true,
          selectorSatisfiedByIndex: isWhole
        }
      })),
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

type Condition = Readonly<Record<string, unknown>>
type Conditions = {
  readonly equal: ReadonlyMap<string, string>
  /** The first field that may have one of several texts. */
  readonly oneOf: { readonly field: string; readonly values: readonly string[] } | undefined
  readonly others: readonly Condition[]
}

/** Takes a question apart into fields fixed to one text or to a few, wherever they were written, and everything else. */
function conditionsOf({ where, filter }: Pick<PageQuery, 'where' | 'filter'>): Conditions {
  const equal = new Map<string, string>(Object.entries(where ?? {}))
  const others: Condition[] = []
  let oneOf: Conditions['oneOf']
  const given: Condition = filter ?? {}
  const parts = Array.isArray(given.$and) && Object.keys(given).length === 1 ? (given.$and as Condition[]) : [given]
  for (const [field, asked] of parts.flatMap(part => Object.entries(part))) {
    const text = fixedText(asked)
    const values = fewTexts(asked)
    if (values && !oneOf && !field.startsWith('$') && !equal.has(field)) oneOf = { field, values }
    else if (text === undefined || field.startsWith('$') || (equal.get(field) ?? text) !== text)
      others.push({ [field]: asked })
    else equal.set(field, text)
  }
  return { equal, oneOf, others }
}

/** `'x'` and `{$eq: 'x'}` say the same. */
function fixedText(asked: unknown): string | undefined {
  if (typeof asked === 'string') return asked
  if (typeof asked !== 'object' || asked === null || Object.keys(asked).join() !== '$eq') return undefined
  const { $eq: text } = asked as { readonly $eq: unknown }
  return typeof text === 'string' ? text : undefined
}

/** `{$in: ['x', 'y']}` */
function fewTexts(asked: unknown): readonly string[] | undefined {
  if (typeof asked !== 'object' || asked === null || Object.keys(asked).join() !== '$in') return undefined
  const { $in: values } = asked as { readonly $in: unknown }
  return Array.isArray(values) && values.every(value => typeof value === 'string') ? values : undefined
}

function selectorOf(equal: ReadonlyMap<string, string>, others: readonly Condition[]): MangoQuerySelector<StoredRow> {
  const fixed: Condition = Object.fromEntries([...equal].map(([field, text]) => [field, { $eq: text }]))
  return (others.length === 0 ? fixed : { $and: [fixed, ...others] }) as MangoQuerySelector<StoredRow>
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

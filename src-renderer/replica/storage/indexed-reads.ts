import type { PreparedQuery, RxDocumentData, RxJsonSchema, RxQueryPlan } from 'rxdb/plugins/core'
import { getQueryMatcher, getSortComparator, INDEX_MAX, INDEX_MIN } from 'rxdb/plugins/core'

/** Object store that RxDB's Dexie storage keeps the documents of one collection in. */
export const DOCUMENT_STORE = 'docs'

const FIRST_FILTERED_BATCH = 256
const LARGEST_BATCH = 2000

/** A document as it lies in IndexedDB, which cannot index booleans: `_deleted` is '0' or '1'. */
type StoredDocument = Record<string, unknown>

export function documentToStored<T>(document: RxDocumentData<T>): StoredDocument {
  return { ...document, _deleted: document._deleted ? '1' : '0' }
}

/** Takes ownership of `stored`: a value fresh from IndexedDB is a private copy, so it is changed in place. */
export function storedToDocument<T>(stored: StoredDocument): RxDocumentData<T> {
  stored._deleted = stored._deleted === '1'
  return stored as RxDocumentData<T>
}

export function requestResult<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('IndexedDB request failed', { cause: request.error }))
  })
}

function boundKey(field: string, key: unknown): IDBValidKey {
  if (field === '_deleted') return key === true || key === '1' || key === INDEX_MAX ? '1' : '0'
  return (key === INDEX_MIN ? Number.NEGATIVE_INFINITY : key) as IDBValidKey
}

/** The key range of a plan, or undefined when the bounds exclude each other: such a query has no rows. */
export function planKeyRange(plan: RxQueryPlan): IDBKeyRange | undefined {
  const lower = plan.startKeys.map((key, position) => boundKey(plan.index[position] ?? '', key))
  const upper = plan.endKeys.map((key, position) => boundKey(plan.index[position] ?? '', key))
  const order = indexedDB.cmp(lower, upper)
  if (order > 0 || (order === 0 && !(plan.inclusiveStart && plan.inclusiveEnd))) return undefined
  return IDBKeyRange.bound(lower, upper, !plan.inclusiveStart, !plan.inclusiveEnd)
}

export function planIndex(store: IDBObjectStore, plan: RxQueryPlan): IDBIndex {
  return store.index(`[${plan.index.join('+')}]`)
}

function fieldAt(stored: StoredDocument, path: string): IDBValidKey {
  let value: unknown = stored
  for (const part of path.split('.')) value = (value as StoredDocument)[part]
  return value as IDBValidKey
}

type Scan = {
  readonly index: IDBIndex
  readonly fields: readonly string[]
  readonly range: IDBKeyRange
  /** Rows wanted in index order, or Infinity. */
  readonly enough: number
  readonly firstBatch: number
}

/**
 * Reads an index in batches of `getAll`: one request for many rows, where a cursor costs one step of the event loop a
 * row. RxDB ends every index with the primary key, so the key of the last row is unique and the next batch starts
 * exactly behind it.
 */
async function scanIndex<T>(scan: Scan, accept: ((document: RxDocumentData<T>) => boolean) | undefined) {
  const rows: RxDocumentData<T>[] = []
  let range: IDBKeyRange = scan.range
  let batch = scan.firstBatch
  for (;;) {
    const stored: StoredDocument[] = await requestResult(scan.index.getAll(range, batch))
    const last = stored.at(-1)
    const lastKey = last && scan.fields.map(field => fieldAt(last, field))
    for (const one of stored) {
      const document = storedToDocument<T>(one)
      if (!accept || accept(document)) rows.push(document)
      if (rows.length >= scan.enough) return rows
    }
    if (stored.length < batch || !lastKey) return rows
    if (indexedDB.cmp(lastKey, scan.range.upper) >= 0) return rows
    range = IDBKeyRange.bound(lastKey, scan.range.upper, true, scan.range.upperOpen)
    batch = Math.min(batch * 2, LARGEST_BATCH)
  }
}

/** Answers a prepared query with the rows, order, skip and limit that RxDB's own Dexie storage would give. */
export async function queryIndex<T>(
  store: IDBObjectStore,
  schema: RxJsonSchema<RxDocumentData<T>>,
  prepared: PreparedQuery<T>
): Promise<RxDocumentData<T>[]> {
  const { query, queryPlan } = prepared
  const range = planKeyRange(queryPlan)
  const skip = query.skip ?? 0
  const end = skip + (query.limit ?? Number.POSITIVE_INFINITY)
  if (!range || end === skip) return []
  const enough = queryPlan.sortSatisfiedByIndex ? end : Number.POSITIVE_INFINITY
  const matches = queryPlan.selectorSatisfiedByIndex ? undefined : getQueryMatcher(schema, query)
  const firstBatch = Math.min(matches ? Math.max(FIRST_FILTERED_BATCH, 2 * end) : enough, LARGEST_BATCH)
  const scan: Scan = {
    index: planIndex(store, queryPlan),
    fields: queryPlan.index,
    range,
    enough,
    firstBatch: Number.isFinite(firstBatch) ? firstBatch : LARGEST_BATCH
  }
  const rows = await scanIndex<T>(scan, matches)
  if (!queryPlan.sortSatisfiedByIndex) rows.sort(getSortComparator(schema, query))
  return rows.slice(skip, end)
}

import { type CollectionName, type DocumentKey, type Documents, keyText } from '../../../domain/documents.ts'
import type { Read, Reader } from '../../../domain/reduction.ts'
import { overlaidReader } from '../../../domain/sync/overlay.ts'
import { mergeCount, mergePage } from '../pages/page-merge.ts'
import { compareCursors, type PagePlan, planPage, type StoredRow } from '../pages/page-plan.ts'
import type { Counted, PageQuery, PageResult } from '../pages/page-query.ts'
import { isReplicated, type ReplicatedCollection } from '../schema/replicated-collection.ts'
import { documentOf } from '../schema/stored-document.ts'
import { isCompleteFor } from '../worker/completeness.ts'
import type { AttachedReader } from './attached-reader.ts'
import type { OpenReplica } from './open-replica.ts'
import type { OverlaidRows } from './overlaid-rows.ts'

export type ReplicaReads = {
  readonly page: <C extends ReplicatedCollection>(query: PageQuery<C>) => Promise<PageResult<C>>
  readonly count: <C extends ReplicatedCollection>(query: Omit<PageQuery<C>, 'limit' | 'after'>) => Promise<Counted>
  readonly reader: (keys: readonly DocumentKey[]) => Promise<Reader>
}

/** Reads of the live replica with the overlay merged in; without a live one there are no rows and all is unknown. */
export function createReplicaReads(live: () => OpenReplica | undefined, overlaid: OverlaidRows): ReplicaReads {
  return {
    async page<C extends ReplicatedCollection>(query: PageQuery<C>): Promise<PageResult<C>> {
      const { collection, limit, after } = query
      const plan = planPage(query)
      const own = overlaid.rowsOf(collection)
      const base = await baseRows(live()?.reader, collection, plan, limit, own)
      const { rows, next } = mergePage(plan, base, own, { limit, after })
      const shown = rows.map(row => {
        const entries = overlaid.entriesOf(collection, row.id)
        return { document: documentOf<C>(row), provisional: entries.length > 0, entries }
      })
      return { rows: shown, next }
    },
    async count(query) {
      const plan = planPage({ ...query, limit: 0 })
      const own = overlaid.rowsOf(query.collection)
      const reader = live()?.reader
      const counted = plan.prepared(undefined).map(range => reader?.count(query.collection, range) ?? 0)
      const held = (await Promise.all(counted)).reduce((sum, n) => sum + n, 0)
      const before = (await reader?.byId(query.collection, [...own.keys()])) ?? []
      return mergeCount(plan, held, before, [...own.values()])
    },
    async reader(keys) {
      const replica = live()
      const loaded = new Map<string, Documents[CollectionName]>()
      if (replica) for (const one of await load(replica, keys)) loaded.set(keyText(one), one.document)
      const base: Reader = <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
        const document = loaded.get(keyText({ collection, id }))
        if (document) return { state: 'present', document: document as Documents[C] }
        return { state: isCompleteFor(collection, replica?.head()) ? 'absent' : 'unknown' }
      }
      return overlaidReader(overlaid.overlay().documents, base)
    }
  }
}

/** Rows that the overlay replaces are seldom on the same page: so many are allowed for at first. */
const FEW_REPLACED = 20

/**
 * Rows enough for a page, whatever the overlay takes out of them: limit + 1 that it does not replace, the one more
 * telling whether there is a next page. At most limit + overlaid + 1 are ever needed.
 */
async function baseRows(
  reader: AttachedReader | undefined,
  collection: ReplicatedCollection,
  plan: PagePlan,
  limit: number,
  own: ReadonlyMap<string, StoredRow>
): Promise<readonly StoredRow[]> {
  if (!reader) return []
  const few = limit + 1 + Math.min(own.size, FEW_REPLACED)
  const rows = await rowsOf(reader, collection, plan, few)
  const isEnough = rows.length < few || rows.filter(row => !own.has(row.id)).length > limit
  return isEnough ? rows : rowsOf(reader, collection, plan, limit + 1 + own.size)
}

/** The first rows of a plan; where it reads several ranges, each is in order and so is what is made of them. */
async function rowsOf(
  reader: AttachedReader,
  collection: ReplicatedCollection,
  plan: PagePlan,
  limit: number
): Promise<readonly StoredRow[]> {
  const [first = [], ...others] = await Promise.all(plan.prepared(limit).map(range => reader.query(collection, range)))
  if (others.length === 0) return first
  const rows = [first, ...others].flat()
  return rows.sort((a, b) => compareCursors(plan.cursorOf(a), plan.cursorOf(b))).slice(0, limit)
}

type Loaded = DocumentKey & { readonly document: Documents[CollectionName] }

async function load(replica: OpenReplica, keys: readonly DocumentKey[]): Promise<readonly Loaded[]> {
  const idsByCollection = new Map<CollectionName, Set<string>>()
  for (const { collection, id } of keys) {
    idsByCollection.set(collection, (idsByCollection.get(collection) ?? new Set()).add(id))
  }
  const loading = [...idsByCollection].map(async ([collection, ids]): Promise<readonly Loaded[]> => {
    if (!isReplicated(collection)) {
      const leases = await replica.client.call('leases', [...ids])
      return leases.map(document => ({ collection, id: document.id, document }))
    }
    const rows = await replica.reader.byId(collection, [...ids])
    return rows.map(row => ({ collection, id: row.id, document: documentOf<ReplicatedCollection>(row) }))
  })
  return (await Promise.all(loading)).flat()
}

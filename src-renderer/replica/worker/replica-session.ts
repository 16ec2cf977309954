import type { CollectionName, DocumentKey, Documents } from '../../../domain/documents.ts'
import { keyText } from '../../../domain/documents.ts'
import type { Digests } from '../../../domain/protocol/pull.ts'
import { emptyOverlay, type Overlay } from '../../../domain/sync/overlay.ts'
import type { Page, ReplicaHead, ReplicaStore } from '../../../domain/sync/puller.ts'
import { isReplicated, type ReplicatedCollection } from '../schema/replicated-collection.ts'
import { documentOf } from '../schema/stored-document.ts'
import { createPartCipher, type DataKey, type PartCipher } from '../sealed/part-cipher.ts'
import { BesideStore } from './beside-store.ts'
import { comparerWhenDue } from './drift.ts'
import { overlayChange } from './overlay-change.ts'
import { createOverlayHost, type OverlayHost } from './overlay-host.ts'
import { createPageWriter, erasedOf } from './page-writer.ts'
import { openReplicaDatabase, type ReplicaDatabase } from './replica-database.ts'
import { createSearchHost, type SearchHost } from './search-host.ts'
import type { WorkerEvent } from './worker-protocol.ts'

/** One open replica in this worker: collections, what stands beside them, overlay and search. */
export type ReplicaSession = {
  readonly replica: ReplicaDatabase
  readonly beside: BesideStore
  readonly store: ReplicaStore
  readonly search: SearchHost
  readonly cipher: () => PartCipher | undefined
  readonly unlock: (key: DataKey) => Promise<void>
  readonly lock: () => void
  /** Runs a change of the overlay after all earlier ones and tells the page. */
  readonly changeOverlay: (change: (overlay: OverlayHost) => Promise<boolean>) => Promise<void>
  readonly isFilling: () => boolean
  /** What compares the replica with the server's digests; undefined when it was done today, or while it is filled. */
  readonly comparer: (isAsked: boolean) => Promise<((digests: Digests) => Promise<boolean>) | undefined>
  /** The replica is whole: it will be searched, and is written in small pages from now on. */
  readonly goLive: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openSession(
  name: string,
  filling: boolean,
  tell: (event: WorkerEvent) => void
): Promise<ReplicaSession> {
  const replica = await openReplicaDatabase(name, filling)
  const beside = new BesideStore(name)
  const search = createSearchHost(beside, (persons, done) => tell({ event: 'indexing', persons, done }))
  const overlay = createOverlayHost(keys => loadDocuments(replica, beside, keys))
  let cipher: PartCipher | undefined
  let isFilling = filling
  let turn: Promise<void> = Promise.resolve()
  let told: Overlay = emptyOverlay

  function changeOverlay(change: (host: OverlayHost) => Promise<boolean>): Promise<void> {
    const mine = turn.then(async () => {
      if (!(await change(overlay))) return
      const next = overlay.current()
      tell({ event: 'overlay', change: overlayChange(told, next) })
      told = next
    })
    // a failed change is reported to its own caller and must not block the next one
    turn = mine.catch(() => undefined)
    return mine
  }

  async function pageApplied(page: Page, next: ReplicaHead, touched: readonly CollectionName[]): Promise<void> {
    await changeOverlay(host => host.pageApplied(next, pageKeys(page), page.verdicts))
    const erased = erasedOf(page)
    if (erased.length > 0) await search.dropOwn(erased)
    if (cipher && !isFilling) await search.refresh(cipher, personIds(page))
    tell({ event: 'applied', head: next, touched, documents: page.documents.length })
  }

  /** Goes on in the background: searching answers from what is in so far. A replica being filled is not searched. */
  function startIndexing(opener: PartCipher): void {
    search.build(opener).catch(error => tell({ event: 'failed', message: messageOf(error) }))
  }

  const store = createPageWriter({
    replica,
    beside,
    cipher: () => cipher,
    isFilling: () => isFilling,
    listener: {
      applying: () => tell({ event: 'applying' }),
      abandoned: () => tell({ event: 'abandoned' }),
      applied: pageApplied
    }
  })
  await store.recover()
  await overlay.pageApplied(await beside.head(), [], await beside.undeliveredVerdicts())
  return {
    replica,
    beside,
    store,
    search,
    cipher: () => cipher,
    async unlock(key) {
      cipher = await createPartCipher(key)
      if (!isFilling) startIndexing(cipher)
    },
    lock() {
      cipher = undefined
      search.drop()
    },
    changeOverlay,
    isFilling: () => isFilling,
    comparer: async isAsked => (isFilling ? undefined : comparerWhenDue(replica, beside, tell, isAsked)),
    async goLive() {
      isFilling = false
      // One that was filled because of drift is not compared at once: a fault of ours would fill without end.
      await beside.setCompared((await beside.head()).dataAsOf)
      replica.storage.forgetKeys()
      if (cipher) startIndexing(cipher)
    },
    async close() {
      search.drop()
      beside.close()
      await replica.database.close()
    }
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const pageKeys = (page: Page): readonly string[] => [
  ...page.documents.map(({ collection, document }) => keyText({ collection, id: document.id })),
  ...page.gone.map(({ collection, gone }) => keyText({ collection, id: gone }))
]

const personIds = (page: Page): readonly string[] => [
  ...page.documents.filter(line => line.collection === 'person').map(line => line.document.id),
  ...page.gone.filter(line => line.collection === 'person').map(line => line.gone)
]

async function loadDocuments(replica: ReplicaDatabase, beside: BesideStore, keys: readonly DocumentKey[]) {
  const found = new Map<string, Documents[CollectionName]>()
  const byCollection = new Map<ReplicatedCollection, string[]>()
  const leases: string[] = []
  for (const { collection, id } of keys) {
    if (isReplicated(collection)) byCollection.set(collection, [...(byCollection.get(collection) ?? []), id])
    else leases.push(id)
  }
  for (const lease of await beside.leasesById(leases)) found.set(keyText({ collection: 'lease', id: lease.id }), lease)
  for (const [collection, ids] of byCollection) {
    const stored = await replica.database.collections[collection].storageInstance.findDocumentsById(ids, false)
    for (const one of stored) found.set(keyText({ collection, id: one.id }), documentOf<typeof collection>(one))
  }
  return found
}

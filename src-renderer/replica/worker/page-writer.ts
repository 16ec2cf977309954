import type { BulkWriteRow } from 'rxdb/plugins/core'
import type { CollectionName } from '../../../domain/documents.ts'
import { sealedPartNames } from '../../../domain/journal/entry.ts'
import type { Person } from '../../../domain/person/person.ts'
import type { Lease } from '../../../domain/plan/lease.ts'
import type { DocumentLine } from '../../../domain/protocol/pull.ts'
import type { Page, ReplicaHead, ReplicaStore } from '../../../domain/sync/puller.ts'
import type { StoredFields } from '../schema/collection-schema.ts'
import { type ReplicatedCollection, replicaCollections } from '../schema/replicated-collection.ts'
import { storedDocument } from '../schema/stored-document.ts'
import type { PartCipher } from '../sealed/part-cipher.ts'
import type { BesideStore, PagePart, PreparedPage } from './beside-store.ts'
import type { ReplicaDatabase } from './replica-database.ts'

/** Told while a page is written, so that no screen is drawn from half of one. */
export type PageListener = {
  readonly applying: () => void
  /** The page could not be written: what is there may be read, and the page comes again. */
  readonly abandoned: () => void
  readonly applied: (page: Page, head: ReplicaHead, touched: readonly CollectionName[]) => Promise<void>
}

export type PageWriterParts = {
  readonly replica: ReplicaDatabase
  readonly beside: BesideStore
  /** The cipher of the operator at work; undefined while locked. */
  readonly cipher: () => PartCipher | undefined
  /** While a replica is filled it is not shown, and its pages come again from the server. */
  readonly isFilling: () => boolean
  readonly listener: PageListener
}

/** The desk was locked while a page was on its way: nothing of it is written, it comes again after the next login. */
export class DeskLocked extends Error {
  constructor() {
    super('persons cannot be stored while the desk is locked')
  }
}

type StoredRow = BulkWriteRow<StoredFields>

/** The puller's store, and what a program that died in the middle of a page left to be done. */
export type PageWriter = ReplicaStore & {
  /** Finishes the page that was being written when the program last stopped, from this device's own copy of it. */
  readonly recover: () => Promise<void>
}

/**
 * The puller's store (domain/sync/puller.ts): {applying: head}, documents, then {head, verdicts}. IndexedDB has no
 * transaction over several databases, so a crash between leaves the old head and the same page is written again.
 * A replica that is shown must not wait for the line to be whole again (own work would be folded over its own
 * effects, trust.md row 39): its page is kept with the mark, persons' parts encrypted, and finished at the next start.
 */
export function createPageWriter({ replica, beside, cipher, isFilling, listener }: PageWriterParts): PageWriter {
  async function write({ page, parts, head }: PreparedPage): Promise<void> {
    for (const collection of replicaCollections) await writeCollection(replica, collection, page)
    await beside.replaceParts(personsOf(page), parts)
    await beside.noteErased(erasedOf(page))
    const leases = page.documents.filter(line => line.collection === 'lease').map(line => line.document as Lease)
    await beside.putLeases(leases, goneOf(page, 'lease'))
    await beside.endPage(head, page.verdicts)
  }

  return {
    head: () => beside.head(),
    async apply(pulled, head) {
      const prepared = { page: withoutParts(pulled), parts: await sealParts(pulled, cipher()), head }
      listener.applying()
      try {
        await beside.beginPage(head, isFilling() ? null : prepared)
        await write(prepared)
      } catch (error) {
        listener.abandoned()
        throw error
      }
      await listener.applied(prepared.page, head, touchedBy(prepared.page))
    },
    async recover() {
      const unfinished = await beside.unfinishedPage()
      if (unfinished) await write(unfinished)
    }
  }
}

/** What may be kept and handed on: no clear text of a person. */
const withoutParts = (page: Page): Page => ({
  ...page,
  documents: page.documents.map(({ collection, document, version }) => ({ collection, document, version }))
})

async function writeCollection(replica: ReplicaDatabase, collection: ReplicatedCollection, page: Page): Promise<void> {
  // the last line of a document wins, should a page carry it twice
  const lines = new Map<string, DocumentLine | undefined>()
  for (const line of page.documents) if (line.collection === collection) lines.set(line.document.id, line)
  for (const id of goneOf(page, collection)) lines.set(id, undefined)
  if (lines.size === 0) return
  // not the instance that RxDB wraps around it: that one counts revisions of its own, and the version would be lost
  const store = replica.database.collections[collection].internalStorageInstance
  const held = await store.findDocumentsById([...lines.keys()], true)
  const previous = new Map(held.map(document => [document.id, document]))
  const rows: StoredRow[] = []
  for (const [id, line] of lines) {
    const before = previous.get(id)
    if (line) rows.push({ previous: before, document: storedDocument(line.document, line.version) })
    else if (before) rows.push({ previous: before, document: { ...before, _deleted: true } })
  }
  const { error } = await store.bulkWrite(rows, 'pull')
  const [first] = error
  if (first) throw new Error(`${collection} refused ${error.length} of ${rows.length} documents: ${first.status}`)
}

async function sealParts(page: Page, cipher: PartCipher | undefined): Promise<readonly PagePart[]> {
  const sealing: Promise<PagePart>[] = []
  for (const { collection, document, parts } of page.documents) {
    if (collection !== 'person' || !parts) continue
    for (const part of sealedPartNames) {
      const fields = parts[part]
      if (!fields) continue
      if (!cipher) throw new DeskLocked()
      const place = { collection, id: document.id, part } as const
      sealing.push(cipher.seal(place, fields).then(sealed => ({ part, row: { ...sealed, id: document.id } })))
    }
  }
  return Promise.all(sealing)
}

const goneOf = (page: Page, collection: CollectionName): readonly string[] =>
  page.gone.filter(line => line.collection === collection).map(line => line.gone)

/** Every person the page speaks of, the gone ones too: their parts leave with them. */
function personsOf(page: Page): readonly string[] {
  const sent = page.documents.filter(line => line.collection === 'person').map(line => line.document.id)
  return [...sent, ...goneOf(page, 'person')]
}

/** Persons who are erased by this page's word; it brings no part of them (W15). */
export const erasedOf = (page: Page): readonly string[] =>
  page.documents.flatMap(({ collection, document }) =>
    collection === 'person' && (document as Person).erased ? [document.id] : []
  )

const touchedBy = (page: Page): readonly CollectionName[] => [
  ...new Set([...page.documents.map(line => line.collection), ...page.gone.map(line => line.collection)])
]

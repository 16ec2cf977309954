import type {
  BulkWriteRow,
  BulkWriteRowProcessed,
  DexieSettings,
  DexieStorageInternals,
  EventBulk,
  PreparedQuery,
  RxDocumentData,
  RxStorageBulkWriteResponse,
  RxStorageChangeEvent,
  RxStorageCountResult,
  RxStorageDefaultCheckpoint,
  RxStorageInstance,
  RxStorageQueryResult,
  StringKeys
} from 'rxdb/plugins/core'
import { categorizeBulkWriteRows } from 'rxdb/plugins/core'
import type { RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import { type Observable, Subject } from 'rxjs'
import {
  DOCUMENT_STORE,
  documentToStored,
  planIndex,
  planKeyRange,
  queryIndex,
  requestResult,
  storedToDocument
} from './indexed-reads.ts'
import { type KeyRegister, loadKeyRegister } from './key-register.ts'

type Changes<T> = EventBulk<RxStorageChangeEvent<RxDocumentData<T>>, RxStorageDefaultCheckpoint>
type Documents<T> = Map<string, RxDocumentData<T>>

/**
 * One collection in IndexedDB: RxDB's own Dexie layout and write rules, read and written with native requests.
 * Differs from the stock storage in two ways: a deleted document leaves the disk at once (a document outside the
 * device's scope must not stay behind as a tombstone), and attachments are refused.
 */
export class FastDexieInstance<T>
  implements RxStorageInstance<T, DexieStorageInternals, DexieSettings, RxStorageDefaultCheckpoint>
{
  readonly databaseName: string
  readonly collectionName: string
  readonly schema: RxStorageInstanceDexie<T>['schema']
  readonly internals: DexieStorageInternals
  readonly options: DexieSettings
  private readonly primaryPath: StringKeys<T>
  private readonly stock: RxStorageInstanceDexie<T>
  private readonly changes = new Subject<Changes<T>>()
  private register: KeyRegister | undefined
  private lastWrite: Promise<unknown> = Promise.resolve()

  constructor(stock: RxStorageInstanceDexie<T>) {
    this.stock = stock
    this.databaseName = stock.databaseName
    this.collectionName = stock.collectionName
    this.schema = stock.schema
    this.internals = stock.internals
    this.options = stock.options
    this.primaryPath = stock.primaryPath as unknown as StringKeys<T>
  }

  /** From here on the store is asked only for documents it is known to hold; see key-register.ts. */
  async trackKeys(): Promise<void> {
    this.register = await loadKeyRegister(await this.openStore('readonly'))
  }

  forgetKeys(): void {
    this.register = undefined
  }

  async bulkWrite(rows: BulkWriteRow<T>[], context: string): Promise<RxStorageBulkWriteResponse<T>> {
    const turn = this.lastWrite.then(() => this.write(rows, context))
    // a failed write is reported to its own caller and must not block the next one
    this.lastWrite = turn.catch(() => undefined)
    return turn
  }

  private async write(rows: BulkWriteRow<T>[], context: string): Promise<RxStorageBulkWriteResponse<T>> {
    const store = await this.openStore('readwrite')
    const done = transactionEnd(store.transaction)
    try {
      const ids = rows.map(row => this.idOf(row.document))
      const present = await this.readById(store, ids)
      const sorted = categorizeBulkWriteRows<T>(this, this.primaryPath, present, rows, context)
      if (sorted.attachmentsAdd.length > 0) throw new Error(`attachments are not kept in ${this.collectionName}`)
      const changed = [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs]
      for (const row of changed) this.putRow(store, row, present)
      await done
      for (const row of changed) this.noteKey(row)
      this.emit(sorted.eventBulk, sorted.newestRow)
      return { error: sorted.errors }
    } catch (error) {
      await abortQuietly(store.transaction, done)
      throw error
    }
  }

  private putRow(store: IDBObjectStore, row: BulkWriteRowProcessed<T>, present: Documents<T>): void {
    const id = this.idOf(row.document)
    if (row.document._deleted) store.delete(id)
    else if (present.has(id)) store.put(documentToStored(row.document))
    // add, not put: if the register were ever wrong the transaction fails instead of overwriting unseen
    else store.add(documentToStored(row.document))
  }

  private noteKey(row: BulkWriteRowProcessed<T>): void {
    const id = this.idOf(row.document)
    if (row.document._deleted) this.register?.delete(id)
    else this.register?.add(id)
  }

  private emit(bulk: Changes<T>, newest: BulkWriteRowProcessed<T> | undefined): void {
    if (bulk.events.length === 0 || !newest) return
    bulk.checkpoint = { id: this.idOf(newest.document), lwt: newest.document._meta.lwt }
    this.changes.next(bulk)
  }

  async findDocumentsById(ids: string[]): Promise<RxDocumentData<T>[]> {
    if (!ids.some(id => this.mayHold(id))) return []
    const found = await this.readById(await this.openStore('readonly'), ids)
    return [...found.values()]
  }

  /** In the order of ids, behind `after`. */
  async documentsAfter(after: string, limit: number): Promise<RxDocumentData<T>[]> {
    const store = await this.openStore('readonly')
    const stored = await requestResult(store.getAll(IDBKeyRange.lowerBound(after, true), limit))
    return stored.map(one => storedToDocument<T>(one))
  }

  private async readById(store: IDBObjectStore, ids: readonly string[]): Promise<Documents<T>> {
    const asked = ids.filter(id => this.mayHold(id))
    const stored = await Promise.all(asked.map(id => requestResult(store.get(id))))
    const found: Documents<T> = new Map()
    for (const one of stored) {
      if (!one) continue
      const document = storedToDocument<T>(one)
      found.set(this.idOf(document), document)
    }
    return found
  }

  async query(prepared: PreparedQuery<T>): Promise<RxStorageQueryResult<T>> {
    return { documents: await queryIndex(await this.openStore('readonly'), this.schema, prepared) }
  }

  async count(prepared: PreparedQuery<T>): Promise<RxStorageCountResult> {
    if (!prepared.queryPlan.selectorSatisfiedByIndex) {
      return { count: (await this.query(prepared)).documents.length, mode: 'slow' }
    }
    const range = planKeyRange(prepared.queryPlan)
    if (!range) return { count: 0, mode: 'fast' }
    const store = await this.openStore('readonly')
    return { count: await requestResult(planIndex(store, prepared.queryPlan).count(range)), mode: 'fast' }
  }

  changeStream(): Observable<Changes<T>> {
    return this.changes.asObservable()
  }

  getAttachmentData(): Promise<Blob> {
    return Promise.reject(new Error(`attachments are not kept in ${this.collectionName}`))
  }

  /** Nothing to clean: deleted documents are gone already. */
  cleanup(): Promise<boolean> {
    return Promise.resolve(true)
  }

  async close(): Promise<void> {
    await this.lastWrite
    this.changes.complete()
    await this.stock.close()
  }

  async remove(): Promise<void> {
    await this.lastWrite
    this.changes.complete()
    await this.stock.remove()
  }

  private async openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    const { dexieDb } = await this.internals
    // Dexie's type leaves out that a database deleted under it has no backend any more
    const backend: IDBDatabase | null = dexieDb.backendDB()
    if (!backend) throw new Error(`${this.databaseName} ${this.collectionName} is closed`)
    return backend.transaction([DOCUMENT_STORE], mode).objectStore(DOCUMENT_STORE)
  }

  private mayHold(id: string): boolean {
    return this.register?.has(id) ?? true
  }

  private idOf(document: object): string {
    return (document as Record<string, string>)[this.primaryPath] as string
  }
}

function transactionEnd(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new Error('IndexedDB transaction aborted', { cause: transaction.error }))
  })
}

async function abortQuietly(transaction: IDBTransaction, done: Promise<void>): Promise<void> {
  if (transaction.error === null) {
    try {
      transaction.abort()
    } catch (alreadyOver) {
      if (!(alreadyOver instanceof DOMException)) throw alreadyOver
    }
  }
  await done.catch(() => undefined)
}

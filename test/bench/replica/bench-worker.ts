import { Dexie } from 'dexie'
import type { RxDocumentData } from 'rxdb/plugins/core'
import { getDexieStoreSchema } from 'rxdb/plugins/storage-dexie'
import type { ReplicaHead } from '../../../domain/sync/puller.ts'
import { planPage, storedSchemaOf } from '../../../src-renderer/replica/pages/page-plan.ts'
import type { StoredFields } from '../../../src-renderer/replica/schema/collection-schema.ts'
import { storedDocument } from '../../../src-renderer/replica/schema/stored-document.ts'
import { BesideStore } from '../../../src-renderer/replica/worker/beside-store.ts'
import { createPageWriter } from '../../../src-renderer/replica/worker/page-writer.ts'
import { deleteReplica, openReplicaDatabase } from '../../../src-renderer/replica/worker/replica-database.ts'
import { sampleVoucher, voucherId, voucherLine } from '../../renderer/replica/browser/sample-documents.ts'

/** Both sides of each ratio, in a worker: what the replica does, and bare Dexie with RxDB's own index layout. */
const PAGE = 1000
let runs = 0

const headAt = (reached: number): ReplicaHead => ({
  epoch: { n: 1, random: 'bench' },
  checkpoint: { 'county:000105': reached },
  scopes: ['county:000105'],
  dataAsOf: 1,
  isComplete: false
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function openRaw(): Promise<Dexie> {
  runs += 1
  const db = new Dexie(`bench-raw-${runs}`)
  db.version(1).stores({ docs: getDexieStoreSchema(storedSchemaOf('voucher')) })
  await db.open()
  return db
}

const rawRow = (n: number) => {
  const row: RxDocumentData<StoredFields> = storedDocument(sampleVoucher(n))
  return { ...row, _deleted: '0', _rev: '1-bench', _meta: { lwt: 1_760_000_000_000 } }
}

/** Milliseconds to put so many vouchers with bare Dexie. */
async function rawLoad(count: number): Promise<number> {
  const db = await openRaw()
  const rows = Array.from({ length: count }, (_, n) => rawRow(n))
  const spent = await timed(async () => {
    for (let at = 0; at < count; at += PAGE) await db.table('docs').bulkPut(rows.slice(at, at + PAGE))
  })
  db.close()
  await Dexie.delete(db.name)
  return spent
}

async function fill(name: string, from: number, to: number): Promise<number> {
  const lines = Array.from({ length: to - from }, (_, n) => voucherLine(from + n))
  const replica = await openReplicaDatabase(name, true)
  const beside = new BesideStore(name)
  const store = createPageWriter({
    replica,
    beside,
    cipher: () => undefined,
    isFilling: () => true,
    listener: { applying: () => undefined, abandoned: () => undefined, applied: async () => undefined }
  })
  await store.head()
  const spent = await timed(async () => {
    for (let at = 0; at < lines.length; at += PAGE) {
      const page = { documents: lines.slice(at, at + PAGE), gone: [], verdicts: [] }
      await store.apply(page, headAt(from + at + page.documents.length))
    }
  })
  beside.close()
  await replica.database.close()
  return spent
}

/** Milliseconds for a first load in one go, and for the second half of one that was stopped in the middle. */
async function replicaLoad(count: number): Promise<{ readonly whole: number; readonly secondHalf: number }> {
  runs += 1
  const [wholeName, halfName] = [`jinquan-00000000-0000${1000 + runs}`, `jinquan-00000000-1111${1000 + runs}`]
  const whole = await fill(wholeName, 0, count)
  await deleteReplica(wholeName)
  await fill(halfName, 0, count / 2)
  const secondHalf = await fill(halfName, count / 2, count)
  await deleteReplica(halfName)
  return { whole, secondHalf }
}

const READ = 'jinquan-00000000-22221000'

async function prepareReads(count: number): Promise<null> {
  await fill(READ, 0, count)
  return null
}

type Reads = { readonly key: number; readonly rawKey: number; readonly list: number; readonly rawList: number }

/** Milliseconds for so many keyed reads and first pages of 50, by the replica's storage and by bare Dexie. */
async function readRound(count: number, times: number): Promise<Reads> {
  const replica = await openReplicaDatabase(READ, false)
  const raw = new Dexie(`rxdb-dexie-${READ}--0--voucher`)
  raw.version(1).stores({ docs: getDexieStoreSchema(storedSchemaOf('voucher')) })
  await raw.open()
  const instance = replica.database.collections.voucher.storageInstance
  const table = raw.table('docs')
  const ids = Array.from({ length: times }, (_, n) => voucherId((n * 7919) % count))
  const [prepared] = planPage({ collection: 'voucher', where: { state: 'bound' }, limit: 50 }).prepared(50)
  if (!prepared) throw new Error('a plan reads at least one range')
  const lower = ['0', 'bound', Number.NEGATIVE_INFINITY]
  const upper = ['0', 'bound', '\uffff', '\uffff']
  const index = '[_deleted+state+newestFirst+id]'
  const each = (one: (id: string) => Promise<unknown>) =>
    timed(async () => {
      for (const id of ids) await one(id)
    })
  // once without the clock: caches and code are warm for both
  await instance.query(prepared)
  await table.get(voucherId(0))
  const rawKey = await each(id => table.get(id))
  const key = await each(id => instance.findDocumentsById([id], false))
  const rawList = await each(() => table.where(index).between(lower, upper).limit(50).toArray())
  const list = await each(() => instance.query(prepared))
  raw.close()
  await replica.database.close()
  return { key, rawKey, list, rawList }
}

const calls: Readonly<Record<string, (...numbers: number[]) => Promise<unknown>>> = {
  rawLoad,
  replicaLoad,
  prepareReads,
  readRound
} as never

self.onmessage = async (event: MessageEvent<{ readonly call: string; readonly numbers: readonly number[] }>) => {
  try {
    self.postMessage({ reply: await calls[event.data.call]?.(...event.data.numbers) })
  } catch (error) {
    self.postMessage({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

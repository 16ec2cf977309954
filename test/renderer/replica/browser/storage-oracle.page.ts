import fc from 'fast-check'
import {
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance
} from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { createFastDexieStorage } from '../../../../src-renderer/replica/storage/fast-dexie-storage.ts'

type Row = { id: string; state: string; amount: number; note: string }
type Instance = RxStorageInstance<Row, unknown, unknown>

const schema: RxJsonSchema<RxDocumentData<Row>> = fillWithDefaultSettings<Row>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    state: { type: 'string', maxLength: 10 },
    amount: { type: 'integer', minimum: -50, maximum: 50, multipleOf: 1 },
    note: { type: 'string' }
  },
  required: ['id', 'state', 'amount', 'note'],
  indexes: [['state', 'amount'], ['amount']]
})

let databases = 0
function openStorage(storage: RxStorage<unknown, unknown>): Promise<Instance> {
  databases += 1
  return storage.createStorageInstance<Row>({
    databaseInstanceToken: `token${databases}`,
    databaseName: `oracle-${databases}-${performance.now()}`,
    collectionName: 'row',
    schema,
    options: {},
    multiInstance: false,
    devMode: false
  })
}

const state = fc.constantFrom('a', 'b', 'c', '')
const amount = fc.integer({ min: -50, max: 50 })
const row = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map(n => `row-${n}`),
  state,
  amount,
  note: fc.string({ maxLength: 5 })
})
const step = fc.record({
  rows: fc.uniqueArray(row, { selector: one => one.id, maxLength: 40 }),
  deleting: fc.boolean()
})

const comparison = fc.oneof(
  fc.record({ $gt: amount }),
  fc.record({ $gte: amount, $lt: amount }),
  fc.record({ $lte: amount }),
  fc.record({ $eq: amount })
)
const query = fc.record({
  selector: fc.record(
    {
      state: fc.oneof(fc.record({ $eq: state }), fc.record({ $in: fc.array(state, { minLength: 1, maxLength: 3 }) })),
      amount: comparison,
      note: fc.record({ $ne: fc.constantFrom('', 'x') })
    },
    { requiredKeys: [] }
  ),
  sort: fc.constantFrom(
    [{ id: 'asc' as const }],
    [{ amount: 'asc' as const }, { id: 'asc' as const }],
    [{ amount: 'desc' as const }, { id: 'asc' as const }],
    [{ state: 'asc' as const }, { amount: 'asc' as const }, { id: 'asc' as const }]
  ),
  limit: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  skip: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
})

/** Mango in its plain form; the generators' exact types say no more than RxDB's own. */
type Asked = { readonly selector: object; readonly sort: readonly object[]; readonly limit?: number | undefined }

/** As RxDB's own queries are: deleted documents are never asked for. */
function prepared(one: Asked): PreparedQuery<Row> {
  const selector = { ...one.selector, _deleted: { $eq: false } }
  return prepareQuery<Row>(schema, normalizeMangoQuery<Row>(schema, { ...one, selector } as unknown as MangoQuery<Row>))
}

/** A keyset page: behind one key of an index, as the replica's own pages ask. */
const keysetPage = fc.record({ state, amount, id: row, limit: fc.integer({ min: 1, max: 15 }) }).map(page => {
  const plan = {
    index: ['_deleted', 'state', 'amount', 'id'],
    startKeys: [false, page.state, page.amount, page.id.id],
    endKeys: [false, page.state, String.fromCharCode(65535), String.fromCharCode(65535)],
    inclusiveStart: false,
    inclusiveEnd: true,
    sortSatisfiedByIndex: true,
    selectorSatisfiedByIndex: true
  }
  const sort = [{ state: 'asc' as const }, { amount: 'asc' as const }, { id: 'asc' as const }]
  return { query: { selector: {}, sort, skip: 0, limit: page.limit }, queryPlan: plan } as unknown as PreparedQuery<Row>
})

let revision = 0
async function write(instances: readonly Instance[], rows: readonly Row[], deleting: boolean): Promise<void> {
  revision += 1
  for (const instance of instances) {
    const before = new Map(
      (
        await instance.findDocumentsById(
          rows.map(one => one.id),
          true
        )
      ).map(one => [one.id, one] as const)
    )
    const writes = rows
      .filter(one => !deleting || before.has(one.id))
      .map(one => ({
        previous: before.get(one.id),
        document: { ...one, _deleted: deleting, _attachments: {}, _meta: { lwt: revision }, _rev: `${revision}-a` }
      }))
    const { error } = await instance.bulkWrite(writes, 'test')
    if (error.length > 0) throw new Error(`write refused: ${JSON.stringify(error[0])}`)
  }
}

const plain = (documents: readonly RxDocumentData<Row>[]): readonly Row[] =>
  documents.map(({ id, state, amount, note }) => ({ id, state, amount, note }))

async function sameAnswers(stock: Instance, fast: Instance, one: PreparedQuery<Row>): Promise<void> {
  const [expected, actual] = [(await stock.query(one)).documents, (await fast.query(one)).documents]
  if (JSON.stringify(plain(expected)) !== JSON.stringify(plain(actual))) {
    throw new Error(`expected ${JSON.stringify(plain(expected))}, found ${JSON.stringify(plain(actual))}`)
  }
  if (!one.queryPlan.selectorSatisfiedByIndex) return
  const [expectedCount, count] = [(await stock.count(one)).count, (await fast.count(one)).count]
  if (expectedCount !== count) throw new Error(`expected count ${expectedCount}, found ${count}`)
}

/** Random writes and random queries: the wrapped storage answers what RxDB's own does. */
export async function storageAgreesWithStock(filling: boolean, runs: number): Promise<number> {
  let compared = 0
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 4 }),
    fc.array(fc.oneof(query.map(prepared), keysetPage), { minLength: 6, maxLength: 12 }),
    async (steps, queries) => {
      const stock = await openStorage(getRxStorageDexie())
      const fast = await openStorage(createFastDexieStorage({ filling }))
      for (const one of steps) await write([stock, fast], one.rows, one.deleting)
      for (const one of queries) await sameAnswers(stock, fast, one)
      compared += queries.length
      await Promise.all([stock.remove(), fast.remove()])
    }
  )
  await fc.assert(property, { numRuns: runs, seed: 20211, interruptAfterTimeLimit: 200_000 })
  return compared
}

/** More rows than one batch, filtered and not: nothing is lost or doubled where one batch ends. */
export async function readsAcrossBatches(): Promise<boolean> {
  const stock = await openStorage(getRxStorageDexie())
  const fast = await openStorage(createFastDexieStorage({ filling: true }))
  const rows = Array.from({ length: 5001 }, (_, n) => ({
    id: `row-${n}`,
    state: n % 3 === 0 ? 'a' : 'b',
    amount: n % 7,
    note: n % 2 === 0 ? 'x' : ''
  }))
  await write([stock, fast], rows, false)
  const order = [{ amount: 'asc' as const }, { id: 'asc' as const }]
  for (const selector of [{}, { note: { $ne: 'x' } }, { state: { $eq: 'a' }, note: { $eq: 'x' } }]) {
    for (const limit of [undefined, 50, 2300])
      await sameAnswers(stock, fast, prepared({ selector, sort: order, limit }))
  }
  await Promise.all([stock.remove(), fast.remove()])
  return true
}

/** A document deleted leaves nothing behind, and may come back. */
export async function deletedLeavesTheDisk(filling: boolean): Promise<readonly number[]> {
  const fast = await openStorage(createFastDexieStorage({ filling }))
  const one = { id: 'row-1', state: 'a', amount: 1, note: 'secret' }
  await write([fast], [one], false)
  await write([fast], [one], true)
  const behind = (await fast.findDocumentsById(['row-1'], true)).length
  await write([fast], [one], false)
  const again = (await fast.findDocumentsById(['row-1'], false)).length
  await fast.remove()
  return [behind, again]
}

Object.assign(window, { storageAgreesWithStock, readsAcrossBatches, deletedLeavesTheDisk })

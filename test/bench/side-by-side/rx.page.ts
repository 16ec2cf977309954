import { createRxDatabase, type RxJsonSchema, type WithDeleted } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { replicaSchemaOf, type StoredFields } from '../../../src-renderer/replica/schema/collection-schema.ts'

/** As many as the product pulls and sends at a time. */
const PULLED = 1000
const PUSHED = 100

interface Place {
  readonly id: string
  readonly at: number
}
type Row = WithDeleted<StoredFields>

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Stock storage and stock replication, with the schema and the indexes of the product's own vouchers. */
async function openCollection(name: string) {
  const database = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false })
  const schema: RxJsonSchema<StoredFields> = replicaSchemaOf('voucher')
  const { voucher } = await database.addCollections({ voucher: { schema } })
  return voucher
}

async function pull(name: string, count: number): Promise<number> {
  return seconds(async () => {
    const voucher = await openCollection(name)
    const replication = replicateRxCollection<StoredFields, Place>({
      collection: voucher,
      replicationIdentifier: name,
      live: false,
      pull: {
        batchSize: PULLED,
        handler: async (after, limit) => {
          const place = new URLSearchParams({ at: String(after?.at ?? 0), id: after?.id ?? '', limit: String(limit) })
          const answer = await fetch(`/rx/pull?${place}`)
          return (await answer.json()) as { documents: Row[]; checkpoint: Place }
        }
      }
    })
    await replication.awaitInitialReplication()
    const selector = { state: 'bound' } as object
    const list = await voucher.find({ selector, sort: [{ newestFirst: 'asc' }, { id: 'asc' }], limit: 50 }).exec()
    const held = await voucher.count().exec()
    if (list.length < 50 || held < count) throw new Error(`${held} of ${count} documents came`)
  })
}

async function push(name: string, documents: readonly StoredFields[]): Promise<number> {
  const voucher = await openCollection(name)
  await voucher.bulkInsert([...documents])
  return seconds(async () => {
    const replication = replicateRxCollection<StoredFields, Place>({
      collection: voucher,
      replicationIdentifier: name,
      live: false,
      push: {
        batchSize: PUSHED,
        handler: async rows => {
          const answer = await fetch('/rx/push', { method: 'POST', body: JSON.stringify(rows) })
          return (await answer.json()) as Row[]
        }
      }
    })
    await replication.awaitInitialReplication()
  })
}

Object.assign(window, { pull, push })

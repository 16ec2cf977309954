import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb/plugins/core'
import { replicaSchemaOf, type StoredFields } from '../schema/collection-schema.ts'
import { type ReplicatedCollection, replicaCollections } from '../schema/replicated-collection.ts'
import { createFastDexieStorage, type FastDexieStorage } from '../storage/fast-dexie-storage.ts'

export type ReplicaDatabase = {
  readonly database: RxDatabase<Record<ReplicatedCollection, RxCollection<StoredFields>>>
  readonly storage: FastDexieStorage
}

/**
 * Opens the collections of one replica. No dev-mode, no schema validator: documents come from the server's own
 * schemas, and both would cost more than the write. One realm may hold 13 collections in RxDB's free version.
 * @param filling true while the replica is loaded beside the live one: existence is answered from known keys.
 */
export async function openReplicaDatabase(name: string, filling: boolean): Promise<ReplicaDatabase> {
  const storage = createFastDexieStorage({ filling })
  const database = await createRxDatabase<Record<ReplicatedCollection, RxCollection<StoredFields>>>({
    name,
    storage,
    multiInstance: false,
    eventReduce: false
  })
  const schemas = replicaCollections.map(collection => [collection, { schema: replicaSchemaOf(collection) }] as const)
  await database.addCollections(Object.fromEntries(schemas) as Record<ReplicatedCollection, never>)
  return { database, storage }
}

/** Deletes everything a replica keeps, by the names its databases begin with; no replica of that name may be open. */
export async function deleteReplica(name: string): Promise<void> {
  for (const { name: found } of await indexedDB.databases()) {
    if (found !== `${name}-beside` && !found?.startsWith(`rxdb-dexie-${name}--`)) continue
    await deleteDatabase(found)
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('a replica could not be deleted', { cause: request.error }))
    request.onblocked = () => reject(new Error('a replica that is open cannot be deleted'))
  })
}

import type { PreparedQuery, RxStorageInstance } from 'rxdb/plugins/core'
import { getRxStorageRemote, type MessageFromRemote } from 'rxdb/plugins/storage-remote'
import { Subject } from 'rxjs'
import { type StoredRow, storedSchemaOf } from '../pages/page-plan.ts'
import type { StoredFields } from '../schema/collection-schema.ts'
import type { ReplicatedCollection } from '../schema/replicated-collection.ts'

/** Reads of the worker's collections from the page, through RxDB's remote storage. */
export type AttachedReader = {
  readonly query: (
    collection: ReplicatedCollection,
    prepared: PreparedQuery<StoredFields>
  ) => Promise<readonly StoredRow[]>
  readonly count: (collection: ReplicatedCollection, prepared: PreparedQuery<StoredFields>) => Promise<number>
  readonly byId: (collection: ReplicatedCollection, ids: readonly string[]) => Promise<readonly StoredRow[]>
}

type Instance = Pick<RxStorageInstance<StoredFields, unknown, unknown>, 'query' | 'count' | 'findDocumentsById'>

/**
 * @param name the replica's database in the worker
 * @param port the other end was given to the worker's `open`
 */
export function attachReader(name: string, port: MessagePort): AttachedReader {
  const messages = new Subject<MessageFromRemote>()
  port.onmessage = (event: MessageEvent<MessageFromRemote>) => messages.next(event.data)
  const storage = getRxStorageRemote({
    identifier: name,
    mode: 'one',
    messageChannelCreator: async () => ({
      messages$: messages,
      send: message => port.postMessage(message),
      close: async () => port.close()
    })
  })
  const instances = new Map<ReplicatedCollection, Promise<Instance>>()

  function instanceOf(collection: ReplicatedCollection): Promise<Instance> {
    const known = instances.get(collection)
    if (known) return known
    const attaching: Promise<Instance> = storage.createStorageInstance<StoredFields>({
      databaseInstanceToken: name,
      databaseName: name,
      collectionName: collection,
      schema: storedSchemaOf(collection),
      options: {},
      multiInstance: false,
      devMode: false
    })
    instances.set(collection, attaching)
    return attaching
  }

  return {
    async query(collection, prepared) {
      return (await (await instanceOf(collection)).query(prepared)).documents
    },
    async count(collection, prepared) {
      return (await (await instanceOf(collection)).count(prepared)).count
    },
    async byId(collection, ids) {
      if (ids.length === 0) return []
      return (await instanceOf(collection)).findDocumentsById([...ids], false)
    }
  }
}

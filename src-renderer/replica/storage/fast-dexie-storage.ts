import type {
  DexieSettings,
  DexieStorageInternals,
  RxDocumentData,
  RxStorage,
  RxStorageInstanceCreationParams
} from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { StoredFields } from '../schema/collection-schema.ts'
import { FastDexieInstance } from './fast-dexie-instance.ts'

/** A collection's instances are kept so that key tracking can be ended when a filled replica goes live. */
export type FastDexieStorage = RxStorage<DexieStorageInternals, DexieSettings> & {
  readonly forgetKeys: () => void
  /** Documents of a collection in the order of their ids, behind `after`: for reading all of them batch by batch. */
  readonly documentsAfter: (
    collection: string,
    after: string,
    limit: number
  ) => Promise<readonly RxDocumentData<StoredFields>[]>
}

/**
 * RxDB's Dexie storage with the same layout on disk, reading by batches instead of cursors.
 * @param filling true while a replica is loaded: existence probes are answered from known keys.
 */
export function createFastDexieStorage({ filling }: { readonly filling: boolean }): FastDexieStorage {
  const stock = getRxStorageDexie()
  const opened: FastDexieInstance<never>[] = []
  return {
    name: stock.name,
    rxdbVersion: stock.rxdbVersion,
    async createStorageInstance<T>(params: RxStorageInstanceCreationParams<T, DexieSettings>) {
      refuseUnsupported(params)
      const instance = new FastDexieInstance<T>(await stock.createStorageInstance(params))
      if (filling) await instance.trackKeys()
      opened.push(instance as unknown as FastDexieInstance<never>)
      return instance
    },
    async documentsAfter(collection, after, limit) {
      const instance = opened.find(({ collectionName }) => collectionName === collection)
      return instance ? ((await instance.documentsAfter(after, limit)) as readonly RxDocumentData<StoredFields>[]) : []
    },
    forgetKeys() {
      for (const instance of opened) instance.forgetKeys()
    }
  }
}

function refuseUnsupported<T>(params: RxStorageInstanceCreationParams<T, DexieSettings>): void {
  if (params.multiInstance) throw new Error('the replica has one writer: multiInstance must be false')
  const properties: Record<string, { readonly type?: unknown }> = params.schema.properties
  for (const field of (params.schema.indexes ?? []).flat()) {
    if (field !== '_deleted' && properties[field]?.type === 'boolean') {
      throw new Error(`index of ${params.collectionName} uses boolean field ${field}`)
    }
  }
}

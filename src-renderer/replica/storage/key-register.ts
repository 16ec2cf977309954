/**
 * The primary keys a store is known to hold. While a replica is being filled almost every document is new; asking the
 * store for each of them costs more than a third of the write, so the keys are read once (getAllKeys, no values) and
 * kept. Sound only with a single writer, which multiInstance: false and the single-instance lock guarantee.
 */
export type KeyRegister = {
  has(key: string): boolean
  add(key: string): void
  delete(key: string): void
}

export async function loadKeyRegister(store: IDBObjectStore): Promise<KeyRegister> {
  const request = store.getAllKeys()
  const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('IndexedDB keys could not be read', { cause: request.error }))
  })
  return new Set(keys as string[])
}

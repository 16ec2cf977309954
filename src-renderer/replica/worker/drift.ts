import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { CollectionName, Documents } from '../../../domain/documents.ts'
import type { Digest, Digests } from '../../../domain/protocol/pull.ts'
import { addDocument, driftedScopes } from '../../../domain/sync/digest.ts'
import { replicaCollections } from '../schema/replicated-collection.ts'
import { documentOf, versionOf } from '../schema/stored-document.ts'
import type { BesideStore } from './beside-store.ts'
import type { ReplicaDatabase } from './replica-database.ts'
import type { WorkerEvent } from './worker-protocol.ts'

const utf8 = new TextEncoder()
const hash = (text: string): string => bytesToHex(sha256(utf8.encode(text)))

/** Documents at a stretch: some 5 ms of hashing, then pages and questions get their turn. */
const AT_A_STRETCH = 1000

/** A day, in server time. */
const COMPARED_EVERY = 86_400_000

/** Compares the replica with digests; undefined when that was done within a day of what the replica holds (SPEC L8). */
export async function comparerWhenDue(
  replica: Pick<ReplicaDatabase, 'storage'>,
  beside: BesideStore,
  tell: (event: WorkerEvent) => void,
  isAsked: boolean
): Promise<((digests: Digests) => Promise<boolean>) | undefined> {
  const isDue = (await beside.head()).dataAsOf - (await beside.comparedAsOf()) >= COMPARED_EVERY
  if (!isAsked && !isDue) return undefined
  return async digests => {
    const { dataAsOf } = await beside.head()
    const scopes = await findDrift(replica, digests, async () => (await beside.head()).dataAsOf === dataAsOf)
    if (scopes === null) return false
    await beside.setCompared(dataAsOf)
    if (scopes.length > 0) tell({ event: 'failed', message: `the replica has drifted in ${scopes.length} scopes` })
    return scopes.length > 0
  }
}

/**
 * Counts what the replica holds, document by document, in idle slices, and yields the scopes in which that is not what
 * the server's digests say (SPEC L8). Null when a page was written meanwhile: the digests are of an older snapshot then.
 */
export async function findDrift(
  { storage }: Pick<ReplicaDatabase, 'storage'>,
  digests: Digests,
  isUnchanged: () => Promise<boolean>
): Promise<readonly string[] | null> {
  const own = new Map<string, Digest>()
  for (const collection of replicaCollections) {
    for (let after = ''; ; ) {
      const stored = await storage.documentsAfter(collection, after, AT_A_STRETCH)
      for (const one of stored) {
        const document = documentOf(one) as Documents[CollectionName]
        addDocument(own, { collection, document: document as never, version: versionOf(one) }, hash)
      }
      const last = stored.at(-1)
      if (!last) break
      after = last.id
      await idle()
      if (!(await isUnchanged())) return null
    }
  }
  return driftedScopes(own, digests)
}

const idle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))

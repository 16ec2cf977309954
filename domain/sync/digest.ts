import { type Scope, scopesOf } from '../access/scope.ts'
import { type CollectionName, type DocumentKey, type Documents, keyText } from '../documents.ts'
import type { Sha256 } from '../journal/chain.ts'
import type { Digest, Digests } from '../protocol/pull.ts'
import type { DocumentChange } from './acceptor-store.ts'

/** 2^32: sums are kept below it, so that documents may come and go in any order. */
const MODULUS = 4_294_967_296

/** The digest of a scope without documents. */
export const emptyDigest: Digest = { documents: 0, a: 0, b: 0 }

/** L8: what one document in one version adds: the first 64 bits of SHA-256 over its key and version, in halves. */
export function markOf(key: DocumentKey, version: number, sha256: Sha256): Digest {
  const hash = sha256(`${keyText(key)}|${version}`)
  return { documents: 1, a: Number.parseInt(hash.slice(0, 8), 16), b: Number.parseInt(hash.slice(8, 16), 16) }
}

const modulo = (n: number): number => ((n % MODULUS) + MODULUS) % MODULUS

export const plus = (one: Digest, other: Digest): Digest => ({
  documents: one.documents + other.documents,
  a: modulo(one.a + other.a),
  b: modulo(one.b + other.b)
})

const minus = (one: Digest, other: Digest): Digest => ({
  documents: one.documents - other.documents,
  a: modulo(one.a - other.a),
  b: modulo(one.b - other.b)
})

/** Leases are kept beside the replica and belong to one device: they are in no digest. */
const isCounted = (collection: CollectionName): boolean => collection !== 'lease'

/** A document in its scopes, added to the digests of them. */
export function addDocument<C extends CollectionName>(
  digests: Map<Scope, Digest>,
  held: { readonly collection: C; readonly document: Documents[C]; readonly version: number },
  sha256: Sha256
): void {
  const { collection, document, version } = held
  if (!isCounted(collection)) return
  const mark = markOf({ collection, id: document.id }, version, sha256)
  for (const scope of scopesOf(collection, document)) digests.set(scope, plus(digests.get(scope) ?? emptyDigest, mark))
}

/** L8: what the changes of a transaction add to the digest of each scope; `documents` may be negative. */
export function digestChanges(changes: readonly DocumentChange[], sha256: Sha256): ReadonlyMap<Scope, Digest> {
  const sums = new Map<Scope, Digest>()
  for (const { collection, id, before, after, version, versionBefore = version - 1 } of changes) {
    if (!isCounted(collection)) continue
    const key = { collection, id }
    const added = markOf(key, version, sha256)
    for (const scope of scopesOf(collection, after)) sums.set(scope, plus(sums.get(scope) ?? emptyDigest, added))
    if (before === null) continue
    const removed = markOf(key, versionBefore, sha256)
    for (const scope of scopesOf(collection, before)) sums.set(scope, minus(sums.get(scope) ?? emptyDigest, removed))
  }
  return sums
}

/** L8: scopes of the session in which the replica does not hold what the server has. */
export function driftedScopes(own: ReadonlyMap<Scope, Digest>, theirs: Digests): readonly Scope[] {
  return Object.entries(theirs)
    .filter(([scope, digest]) => {
      const held = own.get(scope) ?? emptyDigest
      return held.documents !== digest.documents || held.a !== digest.a || held.b !== digest.b
    })
    .map(([scope]) => scope)
}

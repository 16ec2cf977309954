import { hashes, verify } from '@noble/ed25519'
import { sha512 } from '@noble/hashes/sha2.js'
import { base64urlToBytes } from '../../../domain/codes/base64url.ts'
import { type CollectionName, type DocumentKey, type Documents, keyText } from '../../../domain/documents.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import type { Read, Reader } from '../../../domain/reduction.ts'
import {
  emptyOverlay,
  extendOverlay,
  isFolded,
  type Overlay,
  type OwnEntry,
  overlayKeys
} from '../../../domain/sync/overlay.ts'
import type { Crypto } from '../../../domain/sync/ports.ts'
import type { ReplicaHead } from '../../../domain/sync/puller.ts'
import { provenScan } from '../../../domain/voucher/proof.ts'
import { isCompleteFor } from './completeness.ts'
import type { Desk, PlacedEntry } from './worker-protocol.ts'

hashes.sha512 = sha512
const utf8 = new TextEncoder()

/** Chromium 130 has no Ed25519 in WebCrypto, and the reducer asks synchronously. False for malformed input. */
const verifySignature: Crypto['verify'] = (_suite, publicKey, message, signature) => {
  const key = base64urlToBytes(publicKey)
  const signed = base64urlToBytes(signature)
  if (key?.length !== 32 || signed?.length !== 64) return false
  return verify(signed, utf8.encode(message), key)
}

export type LoadDocuments = (keys: readonly DocumentKey[]) => Promise<ReadonlyMap<string, Documents[CollectionName]>>

export type OverlayHost = {
  readonly setDesk: (desk: Desk) => void
  /** Returns whether anything on screen may have changed. */
  readonly setEntries: (entries: readonly PlacedEntry[]) => Promise<boolean>
  /** Of `ids`, `changed` are to be folded, the others no longer. */
  readonly changeEntries: (ids: readonly string[], changed: readonly PlacedEntry[]) => Promise<boolean>
  /** Verdicts count from the page that carries them, before main has heard of them (trust.md row 39). */
  readonly pageApplied: (
    head: ReplicaHead,
    touched: readonly string[],
    verdicts: readonly Verdict[]
  ) => Promise<boolean>
  readonly current: () => Overlay
}

/**
 * Own undecided entries folded over the replica (domain/sync/overlay.ts), in the worker: a whole fold of hundreds of
 * entries with their signatures costs longer than a frame. What is merely appended is folded on top; a whole fold
 * happens only when verdicts came or a page touched a document that the fold looked at.
 */
export function createOverlayHost(load: LoadDocuments): OverlayHost {
  let desk: Desk | undefined
  /** In the order of the journal. */
  let entries = new Map<string, PlacedEntry>()
  let head: ReplicaHead | undefined
  let overlay: Overlay = emptyOverlay
  let folded: readonly string[] = []
  let isStale = false
  let lookedAt = new Set<string>()
  const decided = new Map<string, Verdict>()
  const proven = new Map<string, ReturnType<typeof provenScan>>()

  const proofFor = (place: Desk) => (scan: string) => {
    const known = proven.get(scan)
    if (known !== undefined) return known
    const found = provenScan(scan, place, { verify: verifySignature })
    proven.set(scan, found)
    return found
  }

  async function fold(fresh: readonly OwnEntry[], under: Overlay): Promise<Overlay> {
    if (!desk || fresh.length === 0) return under
    const keys = overlayKeys(fresh, desk.organisation)
    for (const key of keys) lookedAt.add(keyText(key))
    const base = baseReader(await load(keys), head)
    return extendOverlay(under, fresh, base, { serverId: desk.serverId, proof: proofFor(desk) })
  }

  async function refold(): Promise<boolean> {
    const wanted = [...entries.values()]
      .map(entry => ({ ...entry, verdict: decided.get(entry.body.id) ?? entry.verdict }))
      .filter(entry => isFolded(entry, head?.checkpoint ?? {}))
    const ids = wanted.map(entry => entry.body.id)
    const left = new Set(ids)
    for (const id of entries.keys()) if (!left.has(id)) entries.delete(id)
    const isAppended = !isStale && folded.length > 0 && folded.every((id, place) => ids[place] === id)
    if (isAppended && ids.length === folded.length) return false
    const before = overlay.outcomes.size
    if (!isAppended) lookedAt = new Set()
    overlay = isAppended ? await fold(wanted.slice(folded.length), overlay) : await fold(wanted, emptyOverlay)
    folded = ids
    isStale = false
    return before > 0 || overlay.outcomes.size > 0
  }

  return {
    current: () => overlay,
    setDesk(next) {
      desk = next
      isStale = true
      proven.clear()
    },
    setEntries(next) {
      entries = byPosition(next)
      return refold()
    },
    changeEntries(ids, changed) {
      const last = [...entries.values()].at(-1)?.position ?? 0
      const isInPlace = changed.every(({ position, body }) => position > last || entries.has(body.id))
      for (const entry of changed) entries.set(entry.body.id, entry)
      const kept = new Set(changed.map(({ body }) => body.id))
      for (const id of ids) if (!kept.has(id)) entries.delete(id)
      if (!isInPlace) entries = byPosition([...entries.values()])
      return refold()
    },
    pageApplied(next, touched, verdicts) {
      head = next
      for (const verdict of verdicts) decided.set(verdict.entry, verdict)
      if (touched.some(key => lookedAt.has(key))) isStale = true
      return refold()
    }
  }
}

const byPosition = (unsorted: readonly PlacedEntry[]): Map<string, PlacedEntry> =>
  new Map([...unsorted].sort((a, b) => a.position - b.position).map(entry => [entry.body.id, entry]))

function baseReader(loaded: ReadonlyMap<string, Documents[CollectionName]>, head: ReplicaHead | undefined): Reader {
  return <C extends CollectionName>(collection: C, id: string): Read<Documents[C]> => {
    const document = loaded.get(keyText({ collection, id }))
    if (document) return { state: 'present', document: document as Documents[C] }
    return { state: isCompleteFor(collection, head) ? 'absent' : 'unknown' }
  }
}

import type { ServerKey } from '../../../domain/directory/certificate.ts'
import type { CollectionName } from '../../../domain/documents.ts'
import type { Verdict } from '../../../domain/journal/lane.ts'
import type { Lease } from '../../../domain/plan/lease.ts'
import type { Outcome } from '../../../domain/reduction.ts'
import type { OverlaidDocument, OwnEntry } from '../../../domain/sync/overlay.ts'
import type { ReplicaHead } from '../../../domain/sync/puller.ts'
import type { DataKey, EncryptedPart, PartFields, PartPlace } from '../sealed/part-cipher.ts'
import type { PersonHit } from '../search/person-index.ts'

/** Whose own work is folded over the replica, and what proves a scanned voucher in it. */
export type Desk = {
  readonly serverId: string
  readonly organisation: string
  readonly serverKeys: readonly ServerKey[]
}

/** An own entry with its place in the journal: the order of the fold. */
export type PlacedEntry = OwnEntry & { readonly position: number }

/** What is different from the overlay told before; thousands of untouched documents are not copied again. */
export type OverlayChange = {
  readonly documents: readonly OverlaidDocument[]
  /** Keys (`keyText`) of documents that nothing is folded over any more. */
  readonly settled: readonly string[]
  readonly outcomes: readonly (readonly [string, Outcome])[]
  /** Entries that are folded no longer. */
  readonly ended: readonly string[]
}

/** A part to be read: this desk's own, newer one, or null for the one that lies in the replica. */
export type ReadablePart = { readonly place: PartPlace; readonly own: EncryptedPart | null }

/**
 * How a pull ended. `current`: nothing more now. `rebuild`: the server's history or this desk's scopes changed,
 * or the replica holds something else than the server says.
 * `again`: an answer that was stale, cut, or came when the desk had been locked: worth another try. `offline`: no answer. `refused`: an answer that is no page.
 */
export type PullEnding =
  | { readonly kind: 'current' | 'again' | 'offline' }
  | { readonly kind: 'rebuild'; readonly because: 'epoch' | 'scopes' | 'drift' }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfterMs: number | null }

/** What the page may ask a replica's worker, with the answer to each. */
export type WorkerCalls = {
  /** `port` is where the page's RxDB attaches (storage-remote). */
  readonly open: {
    readonly request: {
      readonly name: string
      readonly filling: boolean
      readonly address: string
      readonly port: MessagePort
    }
    readonly reply: { readonly head: ReplicaHead }
  }
  /** `isReadable` false: parts are sealed under another key, and only a new pull brings them back. */
  readonly unlock: { readonly request: DataKey; readonly reply: { readonly isReadable: boolean } }
  readonly lock: { readonly request: null; readonly reply: null }
  /** `compare`: with the server's digests too, though they were compared today (SPEC L8). */
  readonly pull: {
    readonly request: { readonly limit: number; readonly compare?: boolean }
    readonly reply: PullEnding
  }
  readonly undelivered: { readonly request: null; readonly reply: readonly Verdict[] }
  readonly delivered: { readonly request: readonly string[]; readonly reply: null }
  /** Erased persons whom main was not told of, at most so many (W15). */
  readonly untoldErased: { readonly request: number; readonly reply: readonly string[] }
  readonly erasedTold: { readonly request: readonly string[]; readonly reply: null }
  readonly desk: { readonly request: Desk; readonly reply: null }
  /** All that are to be folded, oldest first. */
  readonly ownEntries: { readonly request: readonly PlacedEntry[]; readonly reply: null }
  /** Of the entries named, these are to be folded as they stand now, the others no longer. */
  readonly ownChanged: {
    readonly request: { readonly ids: readonly string[]; readonly entries: readonly PlacedEntry[] }
    readonly reply: null
  }
  /** Who the persons of own undecided entries are; `gone`: no such entry names them any more. */
  readonly ownIdentities: {
    readonly request: {
      readonly identities: readonly { readonly id: string; readonly part: EncryptedPart }[]
      readonly gone: readonly string[]
    }
    readonly reply: null
  }
  readonly leases: { readonly request: readonly string[]; readonly reply: readonly Lease[] }
  /** Names and masked numbers; null: no such part can be read here, or the desk is locked. */
  readonly maskedPart: { readonly request: ReadablePart; readonly reply: PartFields | null }
  /** Whether this is the ID number of an identity part; null: it cannot be read here. */
  readonly isNumberOf: {
    readonly request: { readonly identity: ReadablePart; readonly idNumber: string }
    readonly reply: boolean | null
  }
  /** The part as it lies here, for main to open; null: no such part is here. */
  readonly encryptedPart: { readonly request: PartPlace; readonly reply: EncryptedPart | null }
  readonly search: {
    readonly request: { readonly text: string; readonly limit: number }
    readonly reply: readonly PersonHit[]
  }
  /** The replica is whole and becomes the live one. */
  readonly goLive: { readonly request: null; readonly reply: null }
  readonly close: { readonly request: null; readonly reply: null }
  /** Deletes replicas that are not open, this worker's own included once it is closed. */
  readonly discard: { readonly request: readonly string[]; readonly reply: null }
}
export type WorkerCall = keyof WorkerCalls

/** What a worker says unasked. */
export type WorkerEvent =
  /** A page is being written: draw nothing until `applied`. */
  | { readonly event: 'applying' }
  /** The page could not be written; it comes again. */
  | { readonly event: 'abandoned' }
  | {
      readonly event: 'applied'
      readonly head: ReplicaHead
      readonly touched: readonly CollectionName[]
      readonly documents: number
    }
  /** What a replica that is being filled still lacks. */
  | { readonly event: 'left'; readonly documents: number }
  | { readonly event: 'overlay'; readonly change: OverlayChange }
  | { readonly event: 'indexing'; readonly persons: number; readonly done: boolean }
  | { readonly event: 'failed'; readonly message: string }

export type WorkerRequest = {
  readonly [C in WorkerCall]: { readonly id: number; readonly call: C; readonly request: WorkerCalls[C]['request'] }
}[WorkerCall]

export type WorkerReply =
  | { readonly answerTo: number; readonly reply: unknown }
  | { readonly answerTo: number; readonly failure: string }

import type { CollectionName, DocumentKey, Documents } from '../documents.ts'
import type { ChainHead } from '../journal/chain.ts'
import type { Body, Entry, Envelope, SealedPart } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import type { EntryFacts } from '../reduction.ts'
import type { SignedRun } from './signed-run.ts'

/** The server's copy of a device's chain. A frozen generation takes no more entries (rows 10, 11). */
export interface DeviceHead extends ChainHead {
  readonly deviceId: string
  readonly isFrozen: boolean
}

export interface KnownEntry {
  readonly id: string
  readonly bodyHash: string
  readonly verdict: Verdict
}

/** A document with its version on the server: 0 = it never was. */
export interface Versioned<C extends CollectionName = CollectionName> {
  readonly document: Documents[C] | null
  readonly version: number
}

export interface DocumentVersion extends DocumentKey {
  readonly version: number
}

/** An entry as the server keeps it for good. `envelope` is null for one that the server authored. */
export interface StoredEntry {
  readonly body: Body
  readonly bodyHash: string
  readonly envelope: Envelope | null
  readonly facts: EntryFacts
  readonly verdict: Verdict
  readonly reads: readonly DocumentVersion[]
  readonly writes: readonly DocumentVersion[]
}

export interface WaitingEntry {
  readonly body: Body
  readonly facts: EntryFacts
  readonly verdict: Verdict
}

/** What a machine of an ended generation handed over: kept apart, without a place in a chain and without effect (S22). */
export interface AsideEntry {
  readonly entry: Entry
  readonly deviceId: string
  /** When it was first handed over, UTC milliseconds. */
  readonly receivedAt: number
}

export interface DocumentChange extends DocumentKey {
  readonly before: Documents[CollectionName] | null
  readonly after: Documents[CollectionName]
  readonly version: number
  /** The version of `before`; without it the one before `version`. */
  readonly versionBefore?: number
}

/** A document that a losing entry was about: what the same device did to it before it could know rests on that entry. */
export interface LoserMark extends DocumentKey {
  readonly deviceId: string
  /** The first losing entry of the chain, whose case carries it. */
  readonly root: string
  /** When the last losing entry of the chain that was about the document was decided. */
  readonly at: number
}

/** A waiting entry with the final verdict it got now. */
export interface DecidedEntry {
  readonly verdict: Verdict
  readonly deviceId: string
  readonly reads: readonly DocumentVersion[]
  readonly writes: readonly DocumentVersion[]
}

/** Everything one batch changes, written in one transaction (rows 2, 7). */
export interface Effects {
  readonly head: DeviceHead | null
  /** Chain places taken: a re-chained duplicate takes a place and brings no entry. */
  readonly places: readonly { readonly envelope: Envelope; readonly hash: string; readonly entry: string }[]
  /** Signatures of the runs that these places end, so that a device can be given its own entries back (S21). */
  readonly runs: readonly SignedRun[]
  readonly entries: readonly StoredEntry[]
  /** Waiting entries that were decided now. */
  readonly decided: readonly DecidedEntry[]
  /** Entries that wait from now on, and what for; one that waited before may get another cause. */
  readonly waiting: readonly {
    readonly entry: string
    readonly cause: string
    readonly deviceId: string
    readonly keys: readonly DocumentKey[]
    /** Documents of which any change lets the entry be decided again (S18). */
    readonly wakes?: readonly DocumentKey[]
  }[]
  /** Marks made now; on a document that has one the new one takes its place. */
  readonly losers: readonly LoserMark[]
  readonly changes: readonly DocumentChange[]
  readonly sealed: readonly SealedPart[]
  /** Set aside from now on. */
  readonly aside?: readonly AsideEntry[]
  /** Entries that are aside no more: they are in the journal now. */
  readonly asideEnded?: readonly string[]
}

/**
 * What the acceptor needs of a database, all within one transaction of the host. Implementations: PostgreSQL in
 * sync-server/journal, memory in test/simulation; one contract suite runs against both.
 */
export interface AcceptorStore {
  /** Locks and yields the device's head; null for a device that was never registered. */
  readonly lockHead: (deviceId: string) => Promise<DeviceHead | null>
  /** Hashes at places of a chain that the server already has, by seq. */
  readonly places: (
    deviceId: string,
    generation: number,
    fromSeq: number,
    toSeq: number
  ) => Promise<ReadonlyMap<number, { readonly hash: string; readonly entry: string }>>
  readonly known: (ids: readonly string[]) => Promise<ReadonlyMap<string, KnownEntry>>
  /** Locks (in the order of keyText) and yields documents; a key that never was yields version 0. */
  readonly documents: (
    keys: readonly (DocumentKey & { readonly lock: boolean })[]
  ) => Promise<ReadonlyMap<string, Versioned>>
  /** Waiting entries of this device that are about any of these documents, in order of arrival, each once. */
  readonly waitingAbout: (deviceId: string, keys: readonly DocumentKey[]) => Promise<readonly string[]>
  /** Waiting entries whose cause is one of these, or that a change of these documents wakes, in order of arrival. */
  readonly waitingFor: (causes: readonly string[], changed?: readonly DocumentKey[]) => Promise<readonly WaitingEntry[]>
  /** Waiting entries received before an instant. */
  readonly waitingSince: (before: number, limit: number) => Promise<readonly WaitingEntry[]>
  /** The mark of each document that a losing entry of this device was about, by keyText. */
  readonly losers: (
    deviceId: string,
    keys: readonly DocumentKey[]
  ) => Promise<ReadonlyMap<string, Pick<LoserMark, 'root' | 'at'>>>
  /** Entries of a device that are aside, with the time each was first handed over. Asked under the lock of its head. */
  readonly asideOf: (deviceId: string) => Promise<ReadonlyMap<string, number>>
  /** What is aside since before an instant, the oldest first, in the order of its chain. */
  readonly asideSince: (before: number, limit: number) => Promise<readonly AsideEntry[]>
  /** Ids of the open leases of a device. Asked when its document is locked. */
  readonly openLeases: (deviceId: string) => Promise<readonly string[]>
  /** Writes everything and yields each new verdict's place in its device's feed. */
  readonly commit: (effects: Effects) => Promise<ReadonlyMap<string, number>>
}

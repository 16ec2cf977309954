import type { SignedCertificate } from '../../domain/directory/certificate.ts'
import type { SignedKeyGrant } from '../../domain/directory/key-grant.ts'
import { type ChainHead, envelopeHash, startOfChain } from '../../domain/journal/chain.ts'
import type { Body, Run, SealedPart } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Lease } from '../../domain/plan/lease.ts'
import type { Checkpoint, DocumentLine } from '../../domain/protocol/pull.ts'
import { type OutboxState, startOfOutbox } from '../../domain/sync/outbox.ts'
import { emptyHead, type ReplicaHead } from '../../domain/sync/puller.ts'
import { VerdictBook } from '../../domain/sync/verdict-book.ts'
import { sha256 } from '../doubles/crypto.ts'

/** One stored append: a run with the hash of each of its envelopes. */
export interface StoredRun {
  readonly run: Run
  readonly hashes: readonly string[]
}

export interface ReplicaDisk {
  readonly documents: Map<string, DocumentLine>
  head: ReplicaHead
  /** Verdicts that came with pages and were not yet handed to the journal's side. */
  undelivered: readonly Verdict[]
  /** Persons whom a page called erased, until the desk has deleted its own parts of them. */
  erased: readonly string[]
  /** Somebody meddled with it: only then may it hold something else than the server says. */
  isPlanted?: boolean
  /** Where a page that a crash cut short would have led: until then a digest may find its documents. */
  torn?: Checkpoint | null
}

/** What survives a crash. Every change of it is one durable step. */
export interface DeviceDisk {
  generation: number
  publicKey: string
  /** Every key that an operator made here, newest last. */
  operators: Map<string, readonly string[]>
  readonly runs: StoredRun[]
  readonly verdicts: VerdictBook
  /** What the server signed for this device: it is shown to a server that was restored from before it. */
  readonly certificates: SignedCertificate[]
  readonly keyGrants: SignedKeyGrant[]
  readonly leases: Map<string, Lease>
  /** Sealed parts of own entries, by digest. */
  readonly sealed: Map<string, SealedPart>
  outbox: OutboxState
  replica: ReplicaDisk
  /** A second replica that is filled beside the live one. */
  staged: ReplicaDisk | null
  lastContact: number
  /** Only a mutant keeps the head apart from the entries. */
  storedHead: ChainHead
}

export const emptyReplica = (): ReplicaDisk => ({ documents: new Map(), head: emptyHead, undelivered: [], erased: [] })

export const freshDisk = (deviceId: string, publicKey: string, now: number): DeviceDisk => ({
  generation: 1,
  publicKey,
  operators: new Map(),
  runs: [],
  verdicts: new VerdictBook(),
  certificates: [],
  keyGrants: [],
  leases: new Map(),
  sealed: new Map(),
  outbox: startOfOutbox(deviceId, 1),
  replica: emptyReplica(),
  staged: null,
  lastContact: now,
  storedHead: startOfChain(1)
})

/** An image of the disk, as a backup or a clone takes it. */
export const copyOfDisk = (disk: DeviceDisk): DeviceDisk => ({
  ...disk,
  operators: new Map(disk.operators),
  runs: [...disk.runs],
  verdicts: new VerdictBook(disk.verdicts),
  certificates: [...disk.certificates],
  keyGrants: [...disk.keyGrants],
  leases: new Map(disk.leases),
  sealed: new Map(disk.sealed),
  replica: { ...disk.replica, documents: new Map(disk.replica.documents) },
  staged: disk.staged && { ...disk.staged, documents: new Map(disk.staged.documents) }
})

export interface OwnRecord {
  readonly body: Body
  generation: number
  run: Run
}

/** What a device derives from its journal when it starts: nothing of it is stored. */
export class JournalIndex {
  readonly records = new Map<string, OwnRecord>()
  readonly #heads = new Map<number, ChainHead>()
  readonly #hashes = new Map<string, string>()

  constructor(runs: readonly StoredRun[]) {
    for (const stored of runs) this.add(stored)
  }

  add({ run, hashes }: StoredRun): void {
    run.entries.forEach(({ body, envelope }, i) => {
      const hash = hashes[i] ?? ''
      const known = this.records.get(body.id)
      if (known) Object.assign(known, { generation: envelope.generation, run })
      else this.records.set(body.id, { body, generation: envelope.generation, run })
      this.#heads.set(envelope.generation, { generation: envelope.generation, seq: envelope.seq, hash })
      this.#hashes.set(`${envelope.generation}|${envelope.seq}`, hash)
    })
  }

  /** Generations that hold entries, ascending. */
  generations(): readonly number[] {
    return [...this.#heads.keys()].sort((a, b) => a - b)
  }

  head(generation: number): ChainHead {
    return this.#heads.get(generation) ?? startOfChain(generation)
  }

  hashAt(generation: number, seq: number): string | null {
    return this.#hashes.get(`${generation}|${seq}`) ?? null
  }
}

export const storedRun = (run: Run): StoredRun => ({
  run,
  hashes: run.entries.map(({ envelope }) => envelopeHash(envelope, sha256))
})

/** Whole runs of a generation from the one that holds `seq` on, about `limit` entries. */
export function runsFrom({ runs }: DeviceDisk, generation: number, seq: number, limit: number): readonly Run[] {
  const found: Run[] = []
  let count = 0
  for (const { run } of runs) {
    const last = run.entries[run.entries.length - 1]?.envelope
    if (!last || last.generation !== generation || last.seq < seq) continue
    if (found.length > 0 && count + run.entries.length > limit) break
    found.push(run)
    count += run.entries.length
  }
  return found
}

import { scopesOf } from '../../domain/access/scope.ts'
import { type CollectionName, type Documents, keyText } from '../../domain/documents.ts'
import { startOfChain } from '../../domain/journal/chain.ts'
import type { SealedPart } from '../../domain/journal/entry.ts'
import { isFinal, type Verdict } from '../../domain/journal/lane.ts'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import type { Digest } from '../../domain/protocol/pull.ts'
import type {
  AcceptorStore,
  AsideEntry,
  DeviceHead,
  Effects,
  LoserMark,
  StoredEntry,
  Versioned,
  WaitingEntry
} from '../../domain/sync/acceptor-store.ts'
import { digestChanges, emptyDigest, plus } from '../../domain/sync/digest.ts'
import type { SignedRun } from '../../domain/sync/signed-run.ts'
import { sha256 } from '../doubles/crypto.ts'

export interface FeedRow {
  readonly collection: string
  readonly id: string
  readonly seq: number
}

interface Waiting extends WaitingEntry {
  readonly cause: string
  readonly deviceId: string
  readonly about: ReadonlySet<string>
  readonly wakes: ReadonlySet<string>
  readonly receivedAt: number
}

export interface MemoryDump {
  readonly epoch: Epoch
  readonly entries: ReadonlyMap<string, StoredEntry>
  readonly documents_: ReadonlyMap<string, Versioned>
  readonly heads: ReadonlyMap<string, DeviceHead>
  readonly counters: ReadonlyMap<string, number>
  readonly feed: ReadonlyMap<string, Map<string, FeedRow>>
  readonly sealed: ReadonlyMap<string, SealedPart>
  readonly digests: ReadonlyMap<string, Digest>
  readonly chain: ReadonlyMap<string, { hash: string; entry: string; prev: string }>
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly losers: ReadonlyMap<string, Pick<LoserMark, 'root' | 'at'>>
  readonly aside: ReadonlyMap<string, AsideEntry>
}

const copyOfFeed = (feed: ReadonlyMap<string, Map<string, FeedRow>>): Map<string, Map<string, FeedRow>> =>
  new Map([...feed].map(([scope, rows]) => [scope, new Map(rows)]))

function refill<V>(map: Map<string, V>, from: ReadonlyMap<string, V>): void {
  map.clear()
  for (const [key, value] of from) map.set(key, value)
}

/** The server's database of the simulation: every effect of a batch is one step, as a transaction is. */
export class MemoryStore implements AcceptorStore {
  readonly entries = new Map<string, StoredEntry>()
  readonly documents_ = new Map<string, Versioned>()
  readonly heads = new Map<string, DeviceHead>()
  readonly counters = new Map<string, number>()
  readonly feed = new Map<string, Map<string, FeedRow>>()
  readonly sealed = new Map<string, SealedPart>()
  readonly digests = new Map<string, Digest>()
  readonly chain = new Map<string, { hash: string; entry: string; prev: string }>()
  /** Runs as they were signed, by device. */
  readonly runs = new Map<string, readonly SignedRun[]>()
  readonly #waiting = new Map<string, Waiting>()
  readonly #losers = new Map<string, Pick<LoserMark, 'root' | 'at'>>()
  /** What was handed over, in the order of arrival. */
  readonly aside = new Map<string, AsideEntry>()
  /** Places in the feed that only a sequence without commit order would show too late: see the mutants. */
  inFlight = new Set<string>()
  epoch: Epoch = { n: 1, random: 'first' }
  /** Told of every transaction, before it is written: for marks and invariants. */
  onCommit: (effects: Effects) => void = () => undefined

  register(deviceId: string, generation: number): void {
    this.heads.set(deviceId, { deviceId, isFrozen: false, ...startOfChain(generation) })
  }

  lockHead = async (deviceId: string): Promise<DeviceHead | null> => this.heads.get(deviceId) ?? null

  places = async (deviceId: string, generation: number, fromSeq: number, toSeq: number) => {
    const found = new Map<number, { hash: string; entry: string }>()
    for (let seq = fromSeq; seq <= toSeq; seq++) {
      const place = this.chain.get(placeText(deviceId, generation, seq))
      if (place) found.set(seq, { hash: place.hash, entry: place.entry })
    }
    return found
  }

  known = async (ids: readonly string[]) => {
    const found = new Map<string, { id: string; bodyHash: string; verdict: Verdict }>()
    for (const id of ids) {
      const entry = this.entries.get(id)
      if (entry) found.set(id, { id, bodyHash: entry.bodyHash, verdict: entry.verdict })
    }
    return found
  }

  documents = async (keys: readonly { collection: CollectionName; id: string }[]) => {
    const found = new Map<string, Versioned>()
    for (const key of keys) {
      const held = this.documents_.get(keyText(key))
      if (held) found.set(keyText(key), held)
    }
    return found
  }

  waitingAbout = async (deviceId: string, keys: readonly { collection: CollectionName; id: string }[]) => {
    const texts = keys.map(keyText)
    return [...this.#waiting.values()]
      .filter(w => w.deviceId === deviceId && texts.some(text => w.about.has(text)))
      .map(w => w.body.id)
  }

  waitingFor = async (
    causes: readonly string[],
    changed: readonly { collection: CollectionName; id: string }[] = []
  ) => {
    const texts = changed.map(keyText)
    return [...this.#waiting.values()].filter(w => causes.includes(w.cause) || texts.some(text => w.wakes.has(text)))
  }

  waitingSince = async (before: number, limit: number) =>
    [...this.#waiting.values()].filter(w => w.receivedAt < before).slice(0, limit)

  losers = async (deviceId: string, keys: readonly { collection: CollectionName; id: string }[]) => {
    const found = new Map<string, Pick<LoserMark, 'root' | 'at'>>()
    for (const key of keys) {
      const loss = this.#losers.get(`${deviceId}|${keyText(key)}`)
      if (loss) found.set(keyText(key), loss)
    }
    return found
  }

  asideOf = async (deviceId: string) =>
    new Map([...this.aside].flatMap(([id, one]) => (one.deviceId === deviceId ? [[id, one.receivedAt] as const] : [])))

  asideSince = async (before: number, limit: number) =>
    [...this.aside.values()]
      .filter(({ receivedAt }) => receivedAt < before)
      .sort((one, other) => one.receivedAt - other.receivedAt)
      .slice(0, limit)

  openLeases = async (deviceId: string) =>
    [...this.documents_].flatMap(([text, { document }]) => {
      if (!text.startsWith('lease/')) return []
      const lease = document as Documents['lease']
      return lease.device === deviceId && lease.state === 'open' ? [lease.id] : []
    })

  commit = async (effects: Effects): Promise<ReadonlyMap<string, number>> => {
    const seqs = new Map<string, number>()
    this.inFlight = new Set()
    this.#assertUnique(effects)
    this.onCommit(effects)
    if (effects.head) this.heads.set(effects.head.deviceId, effects.head)
    for (const { envelope, hash, entry } of effects.places) {
      const at = placeText(effects.head?.deviceId ?? '', envelope.generation, envelope.seq)
      this.chain.set(at, { hash, entry, prev: envelope.prev })
    }
    if (effects.head) {
      const { deviceId } = effects.head
      this.runs.set(deviceId, [...(this.runs.get(deviceId) ?? []), ...effects.runs])
    }
    for (const change of effects.changes) this.#publish(change)
    for (const [scope, delta] of digestChanges(effects.changes, sha256))
      this.digests.set(scope, plus(this.digests.get(scope) ?? emptyDigest, delta))
    for (const entry of effects.entries) {
      const device = entry.envelope === null ? entry.body.deviceId : effects.head?.deviceId
      const verdict = this.#place(device ?? entry.body.deviceId, entry.verdict, seqs)
      this.entries.set(entry.body.id, { ...entry, verdict })
    }
    for (const { verdict, deviceId, reads, writes } of effects.decided) {
      const entry = this.entries.get(verdict.entry)
      if (!entry) throw new Error('a decided entry is stored')
      this.entries.set(verdict.entry, { ...entry, verdict: this.#place(deviceId, verdict, seqs), reads, writes })
      this.#waiting.delete(verdict.entry)
    }
    for (const { entry, cause, deviceId, keys, wakes = [] } of effects.waiting) {
      const stored = this.entries.get(entry)
      if (!stored) throw new Error('a waiting entry is stored')
      const { body, facts, verdict } = stored
      const receivedAt = this.#waiting.get(entry)?.receivedAt ?? facts.latest
      const sets = { about: new Set(keys.map(keyText)), wakes: new Set(wakes.map(keyText)) }
      this.#waiting.set(entry, { body, facts, verdict, cause, deviceId, ...sets, receivedAt })
    }
    for (const { deviceId, root, at, ...key } of effects.losers) {
      this.#losers.set(`${deviceId}|${keyText(key)}`, { root, at })
    }
    for (const part of effects.sealed) this.sealed.set(part.digest, part)
    this.#dropErased(effects)
    for (const one of effects.aside ?? []) this.aside.set(one.entry.body.id, one)
    for (const id of effects.asideEnded ?? []) this.aside.delete(id)
    return seqs
  }

  /** W15, as the real tables do it. */
  #dropErased({ changes }: Effects): void {
    const erased = new Set(
      changes.flatMap(({ collection, id, after }) =>
        collection === 'person' && (after as Documents['person']).erased ? [id] : []
      )
    )
    for (const [digest, { person }] of this.sealed) if (erased.has(person)) this.sealed.delete(digest)
  }

  /** The unique keys of the real tables: broken, the whole transaction is undone. */
  #assertUnique(effects: Effects): void {
    const device = effects.head?.deviceId ?? ''
    const places = effects.places.map(({ envelope }) => placeText(device, envelope.generation, envelope.seq))
    if (places.some(at => this.chain.has(at))) throw new Error('a place of a chain is taken once')
    const ids = effects.entries.map(({ body }) => body.id)
    if (new Set(ids).size < ids.length || ids.some(id => this.entries.has(id)))
      throw new Error('an entry is stored once')
    const decided = effects.decided.map(({ verdict }) => verdict.entry)
    if (new Set(decided).size < decided.length) throw new Error('an entry is decided once')
  }

  /** Commit order is feed order: one counter a scope. */
  #next(scope: string): number {
    const seq = (this.counters.get(scope) ?? 0) + 1
    this.counters.set(scope, seq)
    return seq
  }

  #row(scope: string, collection: string, id: string): number {
    const rows = this.feed.get(scope) ?? new Map<string, FeedRow>()
    this.feed.set(scope, rows)
    const seq = this.#next(scope)
    // A map keeps the place of its first insertion: deleted first, it stays in the order of the feed.
    rows.delete(`${collection}/${id}`)
    rows.set(`${collection}/${id}`, { collection, id, seq })
    this.inFlight.add(`${scope} ${seq}`)
    return seq
  }

  #place(deviceId: string, verdict: Verdict, seqs: Map<string, number>): Verdict {
    const seq = this.#row(`device:${deviceId}`, 'verdict', verdict.entry)
    seqs.set(verdict.entry, seq)
    return { ...verdict, seq }
  }

  #publish(change: Effects['changes'][number]): void {
    const { collection, id, before, after, version } = change
    this.documents_.set(keyText(change), { document: after, version })
    const scopes = new Set([...scopesIn(collection, before), ...scopesIn(collection, after)])
    for (const scope of scopes) this.#row(scope, collection, id)
  }

  /** All tables as they are now, as a dump takes them. */
  dump(): MemoryDump {
    return {
      epoch: this.epoch,
      entries: new Map(this.entries),
      documents_: new Map(this.documents_),
      heads: new Map(this.heads),
      counters: new Map(this.counters),
      feed: copyOfFeed(this.feed),
      sealed: new Map(this.sealed),
      digests: new Map(this.digests),
      chain: new Map(this.chain),
      waiting: new Map(this.#waiting),
      losers: new Map(this.#losers),
      aside: new Map(this.aside)
    }
  }

  /** Everything that came after the dump is gone. */
  restore(dump: MemoryDump, epoch: Epoch): void {
    this.epoch = epoch
    refill(this.entries, dump.entries)
    refill(this.documents_, dump.documents_)
    refill(this.heads, dump.heads)
    refill(this.counters, dump.counters)
    refill(this.feed, copyOfFeed(dump.feed))
    refill(this.sealed, dump.sealed)
    refill(this.digests, dump.digests)
    refill(this.chain, dump.chain)
    refill(this.#waiting, dump.waiting)
    refill(this.#losers, dump.losers)
    refill(this.aside, dump.aside)
  }

  get waitingCount(): number {
    return this.#waiting.size
  }

  get undecided(): readonly string[] {
    return [...this.entries.values()].filter(e => !isFinal(e.verdict.lane)).map(e => e.body.id)
  }
}

export const placeText = (deviceId: string, generation: number, seq: number): string =>
  `${deviceId}|${generation}|${seq}`

export const scopesIn = (collection: CollectionName, document: Documents[CollectionName] | null): readonly string[] =>
  document === null ? [] : scopesOf(collection, document as never)

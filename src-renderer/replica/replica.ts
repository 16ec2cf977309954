import type { CollectionName, DocumentKey, Documents } from '../../domain/documents.ts'
import type { SealedPartName } from '../../domain/journal/entry.ts'
import type { DisclosureCause } from '../../domain/protocol/disclosure.ts'
import type { Outcome, Read, Reader } from '../../domain/reduction.ts'
import { emptyHead, type ReplicaHead } from '../../domain/sync/puller.ts'
import type { Outcome as MainOutcome } from '../../src-main/contract/failure.ts'
import type { EncryptedPart } from '../../src-main/contract/person.ts'
import { createReplicaEngine, type ReplicaHost } from './client/replica-engine.ts'
import { createReplicaReads } from './client/replica-reads.ts'
import type { ReplicaState } from './client/replica-status.ts'
import type { WorkerClient } from './client/worker-client.ts'
import type { Counted, PageQuery, PageResult } from './pages/page-query.ts'
import type { ReplicatedCollection } from './schema/replicated-collection.ts'
import type { PartFields } from './sealed/part-cipher.ts'
import type { PersonHit } from './search/person-index.ts'
import type { ReadablePart } from './worker/worker-protocol.ts'

/** The local, read-only copy of what this desk may see, with its own undecided work folded over it. */
export type Replica = {
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly state: () => ReplicaState
  readonly onState: (listener: (state: ReplicaState) => void) => () => void
  /** Where the replica stands that the next pull goes into: what a courier's answer must begin at. */
  readonly head: () => ReplicaHead
  /** Pulls at once instead of at the next hint. */
  readonly pullNow: () => void
  /** Pulls, and compares what is held with what the server says it should be. */
  readonly compareNow: () => void

  readonly page: <C extends ReplicatedCollection>(query: PageQuery<C>) => Promise<PageResult<C>>
  /** The page now and after every change of its collection; returns the way to stop. */
  readonly watchPage: <C extends ReplicatedCollection>(
    query: PageQuery<C>,
    listener: (page: PageResult<C>) => void
  ) => () => void
  readonly count: <C extends ReplicatedCollection>(query: Omit<PageQuery<C>, 'limit' | 'after'>) => Promise<Counted>
  readonly watchCount: <C extends ReplicatedCollection>(
    query: Omit<PageQuery<C>, 'limit' | 'after'>,
    listener: (count: Counted) => void
  ) => () => void

  /** One document with own work folded in: present, absent, or unknown (out of this desk's sight). */
  readonly get: <C extends CollectionName>(collection: C, id: string) => Promise<Read<Documents[C]>>
  /** Own undecided entries that a document rests on: not empty = provisional (暂). */
  readonly entriesOf: (collection: CollectionName, id: string) => readonly string[]
  /** All documents a command needs, in one go; the reader answers at once and sees own work first. */
  readonly reads: (keys: readonly DocumentKey[]) => Promise<Reader>
  /** The reader of these keys, now and after every change of their collections; returns the way to stop. */
  readonly watchReads: (keys: readonly DocumentKey[], listener: (read: Reader) => void) => () => void
  /** What the reducer made of an own undecided entry here; undefined once the replica holds its effects. */
  readonly outcomeOf: (entry: string) => Outcome | undefined

  /** Names and masked numbers; null: no such part can be read here, or the desk is locked. */
  readonly maskedPart: (person: string, part: SealedPartName) => Promise<PartFields | null>
  /** Whether somebody's ID number is this one; null: it cannot be read here. */
  readonly isNumberOf: (person: string, idNumber: string) => Promise<boolean | null>
  /** A pulled part as it lies here, for main to open; null: there is none. */
  readonly encryptedPart: (person: string, part: SealedPartName) => Promise<EncryptedPart | null>
  /**
   * A whole part: main opens it for a purpose, with a durable record of who asked and why (W7). A failure is main's
   * refusal; null: there is nothing to show.
   */
  readonly disclose: (
    person: string,
    part: SealedPartName,
    cause: DisclosureCause
  ) => Promise<MainOutcome<PartFields | null>>
  /** Persons by name, sound, initials, last four or the whole ID number; what is indexed so far. */
  readonly search: (text: string, limit: number) => Promise<readonly PersonHit[]>
}

/** What this desk sealed itself and the server has not given back yet; main keeps it. */
async function ownPart(host: ReplicaHost, person: string, part: SealedPartName): Promise<EncryptedPart | null> {
  const answer = await host.desk.invoke('person.part', { person, part })
  return answer.ok ? answer.value.part : null
}

export async function createReplica(host: ReplicaHost): Promise<Replica> {
  const { pair, overlaid, queries, status, ownNames, ...engine } = await createReplicaEngine(host)
  const reads = createReplicaReads(() => pair.live(), overlaid)
  const watch = <T>(collections: readonly CollectionName[], read: () => Promise<T>, listener: (result: T) => void) =>
    queries.watch({ collections, read, listener, failed: host.failed })

  async function pulledPart(person: string, part: SealedPartName): Promise<EncryptedPart | null> {
    const held = await pair.live()?.client.call('encryptedPart', { collection: 'person', id: person, part })
    return held ? { keyVersion: held.keyVersion, iv: Uint8Array.from(held.iv), data: Uint8Array.from(held.data) } : null
  }

  /** This desk's own part first where it named somebody the server has not given back, else the pulled one. */
  async function readPart<T>(
    person: string,
    part: SealedPartName,
    read: (client: WorkerClient, asked: ReadablePart) => Promise<T | null>
  ): Promise<T | null> {
    const client = pair.live()?.client
    if (!client) return null
    const place = { collection: 'person', id: person, part } as const
    const newer = ownNames.has(person) ? await ownPart(host, person, part) : null
    const held = await read(client, { place, own: newer })
    if (held !== null || newer) return held
    const own = await ownPart(host, person, part)
    return own && read(client, { place, own })
  }

  return {
    open: engine.open,
    close: engine.close,
    state: status.current,
    onState: status.onChange,
    head: () => pair.target()?.head() ?? emptyHead,
    pullNow: engine.pullNow,
    compareNow() {
      pair.compareNext()
      engine.pullNow()
    },
    page: reads.page,
    watchPage: (query, listener) => watch([query.collection], () => reads.page(query), listener),
    count: reads.count,
    watchCount: (query, listener) => watch([query.collection], () => reads.count(query), listener),
    async get(collection, id) {
      return (await reads.reader([{ collection, id }]))(collection, id)
    },
    entriesOf: overlaid.entriesOf,
    reads: reads.reader,
    watchReads: (keys, listener) =>
      watch(
        keys.map(key => key.collection),
        () => reads.reader(keys),
        listener
      ),
    outcomeOf: entry => overlaid.overlay().outcomes.get(entry),
    maskedPart: (person, part) => readPart(person, part, (client, asked) => client.call('maskedPart', asked)),
    isNumberOf: (person, idNumber) =>
      readPart(person, 'identity', (client, identity) => client.call('isNumberOf', { identity, idNumber })),
    encryptedPart: pulledPart,
    async disclose(person, part, cause) {
      const pulled = ownNames.has(person) ? null : await pulledPart(person, part)
      const answer = await host.desk.invoke('person.disclose', { person, part, ...cause, pulled })
      return answer.ok ? { ok: true, value: answer.value.fields } : answer
    },
    async search(text, limit) {
      const live = pair.live()
      return live ? live.client.call('search', { text, limit }) : []
    }
  }
}

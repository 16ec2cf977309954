import type { ServerKey } from '../directory/certificate.ts'
import type { Body, SealedPart } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import { type Epoch, sameEpoch } from '../protocol/epoch.ts'
import type { UploadReply, UploadRequest } from '../protocol/upload.ts'
import { type EntryFacts, refusal, uses } from '../reduction.ts'
import { provenScan } from '../voucher/proof.ts'
import type { AcceptorStore, Effects, StoredEntry } from './acceptor-store.ts'
import { closeLeasesOfRevoked } from './close-leases.ts'
import { authorKeys, type Bench, type Decision, decide, organisationKey, type Parsed, policyKeys } from './decide.ts'
import { DocumentTable } from './document-table.ts'
import { takeHandOver } from './hand-over.ts'
import type { Crypto } from './ports.ts'
import { releaseWaiting } from './release.ts'
import { deviceOf, loadSigners } from './signers.ts'
import { keysOfEntry, noteWaiting } from './waiting.ts'
import { type Arrival, chainHead, walkChain } from './walk-chain.ts'

/** What the acceptor is given beside its store. `now` is the trusted server time of this batch. */
export interface AcceptorSettings {
  readonly serverId: string
  /** The history in force (S17). */
  readonly epoch: Epoch
  readonly crypto: Crypto
  /** Every key this server ever signed blanks with. */
  readonly serverKeys: readonly ServerKey[]
  readonly now: number
  readonly undecidable?: ReadonlySet<string>
}

export type Accepted = Omit<UploadReply, 'serverTime'>

/** A new entry of this batch: the same id may come once more in it, chained twice by a device that crashed (J3). */
interface Fresh {
  readonly arrival: Arrival
  readonly facts: EntryFacts
  readonly decision: Decision
  readonly bodyHash: string
  readonly verdict: Verdict
}

/**
 * Takes one device's runs (SPEC S1–S18) within one transaction of the store:
 * 1 lock the head · 2 walk the chain, keeping what is new · 3 load every document the new entries name ·
 * 4 decide them in order · 5 release what waited for them · 6 write all effects at once.
 * Yields null for a device that was never registered.
 */
export async function acceptRuns(
  store: AcceptorStore,
  asked: UploadRequest,
  settings: AcceptorSettings
): Promise<Accepted | null> {
  const head = await store.lockHead(asked.deviceId)
  if (!head) return null
  const bench = createBench(store, settings)
  // S17: who speaks of another history is told of this one, and moves nothing.
  const isOtherHistory = asked.epoch !== null && !sameEpoch(asked.epoch, settings.epoch)
  const request = isOtherHistory ? { ...asked, runs: [], sealed: [] } : asked
  const again = new Set(request.again)
  const signers = await loadSigners(bench, request)
  if (request.handOver) return takeHandOver(bench, request, head, signers, settings)
  const walk = await walkChain(bench, request, head, signers, settings.crypto)
  // Grows with the batch, so that an id that comes twice in it is a repeat too.
  const known = new Map(await store.known(walk.arrivals.map(({ entry }) => entry.body.id)))
  const fresh = walk.arrivals.filter(({ entry }) => !known.has(entry.body.id))
  const parts = partsOf(request, fresh)
  await loadDocuments(bench, fresh, parts, again)

  const decided = new Map<string, Fresh>()
  const answers: Verdict[] = [...walk.repeated]
  for (const arrival of walk.arrivals) {
    const { body, envelope } = arrival.entry
    const before = known.get(body.id) ?? decided.get(body.id)
    if (before) {
      answers.push(before.bodyHash === envelope.bodyHash ? before.verdict : otherBody(bench, arrival))
      continue
    }
    const facts = factsOf(body, envelope.generation, settings.now, again.has(body.id))
    const decision = await decide(
      bench,
      body,
      facts,
      forgery(bench, request.deviceId, arrival, again.has(body.id)) ?? arrival.parsed
    )
    noteWaiting(bench, { body, facts, decision, isStored: false })
    decided.set(body.id, { arrival, facts, decision, bodyHash: envelope.bodyHash, verdict: decision.verdict })
    answers.push(decision.verdict)
  }
  const released = await releaseWaiting(bench)
  const entries = [...decided.values()].map(({ arrival, facts, decision }) =>
    stored(arrival, facts, released.fresh.get(arrival.entry.body.id) ?? decision)
  )
  const closed = await closeLeasesOfRevoked(bench, settings)
  const sealed = keptParts(bench, parts, entries)
  const nextHead = { ...head, ...walk.head, isFrozen: walk.isFrozen }
  const seqs = await store.commit({
    head: nextHead,
    places: walk.arrivals.map(({ entry, hash }) => ({ envelope: entry.envelope, hash, entry: entry.body.id })),
    runs: walk.runs,
    entries: [...entries, ...closed],
    decided: released.decided,
    waiting: released.waiting,
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed
  })
  const latest = answers.map(v => bench.verdicts.get(v.entry) ?? v)
  return {
    epoch: settings.epoch,
    asked: asked.epoch,
    head: chainHead(nextHead),
    stop: walk.stop ?? (isOtherHistory ? 'epoch' : isRevoked(bench, request.deviceId) ? 'revoked' : null),
    verdicts: latest.map(v => ({ ...v, seq: seqs.get(v.entry) ?? v.seq }))
  }
}

export function createBench(store: AcceptorStore, settings: AcceptorSettings): Bench {
  return {
    store,
    table: new DocumentTable(store),
    now: settings.now,
    serverId: settings.serverId,
    proof: scan => provenScan(scan, settings, settings.crypto),
    undecidable: settings.undecidable ?? new Set(),
    verdicts: new Map(),
    losers: new Map(),
    waiters: new Map()
  }
}

/** The time an entry is judged by: its author's trusted time within what the server can vouch for (rows 9, 15). */
export function factsOf(body: Body, generation: number, now: number, isAgain = false): EntryFacts {
  const earliest = Math.min(body.lastContact, now)
  return {
    id: body.id,
    kind: body.kind,
    deviceId: body.deviceId,
    generation,
    operator: body.operator,
    at: Math.max(earliest, Math.min(body.at, now)),
    earliest,
    latest: now,
    flagged: body.clockFlagged,
    sealed: body.sealed,
    ...(isAgain ? { isAgain } : {})
  }
}

/** S20: said beside the verdicts, so that its desk takes no more work (row 12). */
const isRevoked = (bench: Bench, deviceId: string): boolean => deviceOf(bench, deviceId)?.state === 'revoked'

async function loadDocuments(
  bench: Bench,
  fresh: readonly Arrival[],
  parts: readonly SealedPart[],
  again: ReadonlySet<string>
): Promise<void> {
  await bench.table.load(fresh.flatMap(({ entry }) => authorKeys(entry.body, bench.serverId)))
  const behind = await Promise.all(
    fresh.map(({ entry, parsed }) =>
      keysOfEntry(bench, entry.body, 'keys' in parsed ? parsed.keys : [], again.has(entry.body.id))
    )
  )
  await bench.table.load(
    fresh
      .flatMap(({ entry }) => [...organisationKey(bench.table, entry.body, bench.serverId), ...policyKeys(entry.body)])
      .concat(behind.flat())
      .concat(parts.map(({ person }) => uses('write', 'person', person)))
  )
}

/** J2–J4: an entry of another server or device, or one its operator did not sign, has no effect. */
function forgery(bench: Bench, deviceId: string, { entry, isForged }: Arrival, isAgain: boolean): Parsed | null {
  const refused = (
    code: 'entry.wrong-server' | 'entry.wrong-device' | 'entry.bad-signature',
    rule: string
  ): Parsed => ({
    outcome: { lane: 'rejected', rejection: refusal(code, rule) }
  })
  if (entry.body.serverId !== bench.serverId) return refused('entry.wrong-server', 'J2')
  if (entry.body.deviceId !== deviceId) return refused('entry.wrong-device', 'J2')
  if (!isForged) return null
  // A restored server may have lost the key that signed what it had accepted: somebody has to look at it (S18).
  const lost = { lane: 'review', rejection: refusal('entry.bad-signature', 'J4'), dispute: null } as const
  return isAgain ? { outcome: lost } : refused('entry.bad-signature', 'J4')
}

/** J3: a known id with another body. The chain goes on; the first body's verdict stays what it is. */
function otherBody(bench: Bench, { entry }: Arrival): Verdict {
  return {
    entry: entry.body.id,
    lane: 'rejected',
    rejection: refusal('entry.other-body', 'J3'),
    causedBy: null,
    case: null,
    decidedAt: bench.now,
    seq: 0
  }
}

const stored = ({ entry }: Arrival, facts: EntryFacts, { verdict, reads, writes }: Decision): StoredEntry => ({
  body: entry.body,
  bodyHash: entry.envelope.bodyHash,
  envelope: entry.envelope,
  facts,
  verdict,
  reads,
  writes
})

/** Sealed parts that the body of a new entry vouches for. */
function partsOf({ sealed }: UploadRequest, fresh: readonly Arrival[]): readonly SealedPart[] {
  const named = new Set(fresh.flatMap(({ entry }) => entry.body.sealed))
  return sealed.filter(part => named.has(part.digest))
}

/** Kept only for entries that may still count, and of nobody who was erased, whatever comes of the entry (W15). */
function keptParts(bench: Bench, parts: readonly SealedPart[], entries: readonly StoredEntry[]): Effects['sealed'] {
  const wanted = new Set(entries.filter(e => e.verdict.lane !== 'rejected').flatMap(e => e.body.sealed))
  const { read } = bench.table.reader()
  return parts.filter(({ digest, person }) => {
    const found = read('person', person)
    return wanted.has(digest) && !(found.state === 'present' && found.document.erased)
  })
}

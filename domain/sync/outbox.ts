import type { ChainHead } from '../journal/chain.ts'
import { MAX_BATCH, type Run, type SealedPart } from '../journal/entry.ts'
import { isFinal, type Verdict } from '../journal/lane.ts'
import { type Epoch, sameEpoch } from '../protocol/epoch.ts'
import type { UploadReply, UploadRequest } from '../protocol/upload.ts'
import type { Random } from './ports.ts'

/**
 * The upload side of a device, as a pure state. `ackedSeq` is how far the server's copy of the chain reaches, known
 * only from its replies; it is derived state: losing it costs a repeated upload and nothing else.
 */
export interface OutboxState {
  readonly deviceId: string
  readonly generation: number
  readonly ackedSeq: number
  readonly epoch: Epoch | null
  /** Failed attempts in a row; 0 after any answer. */
  readonly failures: number
  /** Why uploading stopped for good until somebody acts: a fork needs a fresh registration (rows 10–12). */
  readonly halt: 'fork' | 'superseded' | 'revoked' | 'bad-signature' | null
  /** Set when the server speaks of another history: rebuild the replica, offer all retained entries (row 18). */
  readonly isNewEpoch: boolean
}

export const startOfOutbox = (deviceId: string, generation: number): OutboxState => ({
  deviceId,
  generation,
  ackedSeq: 0,
  epoch: null,
  failures: 0,
  halt: null,
  isNewEpoch: false
})

/** What the outbox needs of the journal: whole runs in chain order, and the sealed parts their bodies name. */
export interface RunSource {
  /** The runs from the one that holds `seq` on, at most about `limit` entries, at least one run if any is left. */
  readonly runsFrom: (generation: number, seq: number, limit: number) => readonly Run[]
  readonly sealedFor: (digests: readonly string[]) => readonly SealedPart[]
  readonly head: () => ChainHead
}

/** O1: the next batch in chain order, or null when nothing is left or somebody has to act. */
export function nextUpload(state: OutboxState, source: RunSource, protocol: number): UploadRequest | null {
  if (state.halt || source.head().seq <= state.ackedSeq) return null
  const runs = source.runsFrom(state.generation, state.ackedSeq + 1, MAX_BATCH / 2)
  const digests = runs.flatMap(run => run.entries.flatMap(({ body }) => body.sealed))
  return {
    protocol,
    deviceId: state.deviceId,
    generation: state.generation,
    epoch: state.epoch,
    runs: [...runs],
    sealed: [...source.sealedFor(digests)]
  }
}

export interface OutboxStep {
  readonly state: OutboxState
  readonly verdicts: readonly Verdict[]
}

/**
 * O2: what a reply means. The server's head is believed as it stands, backwards too: a gap or a restored server is
 * answered by offering again from there. A reply about another generation is stale and is ignored (O3).
 */
export function onReply(state: OutboxState, reply: UploadReply, own: (seq: number) => string | null): OutboxStep {
  if (reply.head.generation < state.generation) return { state, verdicts: [] }
  const isNewEpoch = state.epoch !== null && !sameEpoch(state.epoch, reply.epoch)
  const isOurs = reply.head.seq === 0 || own(reply.head.seq) === reply.head.hash
  const halt = haltOf(reply, isOurs)
  return {
    state: {
      ...state,
      ackedSeq: halt ? state.ackedSeq : reply.head.seq,
      epoch: reply.epoch,
      failures: 0,
      halt,
      isNewEpoch: state.isNewEpoch || isNewEpoch
    },
    verdicts: reply.verdicts
  }
}

function haltOf(reply: UploadReply, isOurs: boolean): OutboxState['halt'] {
  switch (reply.stop) {
    case 'fork':
    case 'superseded':
    case 'revoked':
    case 'bad-signature':
      return reply.stop
    case 'gap':
    case 'damaged':
    case 'epoch':
    case null:
      return isOurs ? null : 'fork'
  }
}

/** O4: a failed attempt changes nothing but the wait before the next. */
export const onFailure = (state: OutboxState): OutboxState => ({ ...state, failures: state.failures + 1 })

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 120_000

/** Milliseconds until the next attempt: doubling with full jitter, so that devices do not come in step. */
export function waitBefore(state: OutboxState, random: Random): number {
  if (state.failures === 0) return 0
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(state.failures - 1, 10))
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}

/** O5: the verdict a device keeps for an entry. A final one is never replaced by `waiting` or by an older answer. */
export function newerVerdict(known: Verdict | undefined, arrived: Verdict): Verdict {
  if (!known) return arrived
  if (isFinal(known.lane) && !isFinal(arrived.lane)) return known
  return arrived.seq >= known.seq ? arrived : known
}

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
  /** The highest generation that the server's head was heard to be in, in this epoch; 0 before it was heard. */
  readonly heard: number
  /** Where the head of a restored server stands while it is in a generation before this one; else null. */
  readonly behind: Behind | null
  /** Failed attempts in a row; 0 after any answer. */
  readonly failures: number
  /** Why nothing new is taken until somebody acts: a fork needs a fresh registration (rows 10–12). */
  readonly halt: 'fork' | 'superseded' | 'revoked' | 'bad-signature' | null
  /** The server speaks of another history and does not yet have all of what this device holds (row 18). */
  readonly isNewEpoch: boolean
}

export interface Behind {
  readonly generation: number
  readonly ackedSeq: number
  /** The server takes nothing more in that generation: what is left of it is chained anew (O6). */
  readonly isClosed: boolean
}

export const startOfOutbox = (deviceId: string, generation: number): OutboxState => ({
  deviceId,
  generation,
  ackedSeq: 0,
  epoch: null,
  heard: 0,
  behind: null,
  failures: 0,
  halt: null,
  isNewEpoch: false
})

/** After a registration: another chain, and the same history as far as the device knows. */
export const nextGeneration = (before: OutboxState, generation: number): OutboxState => ({
  ...startOfOutbox(before.deviceId, generation),
  epoch: before.epoch,
  heard: before.epoch === null ? 0 : generation,
  isNewEpoch: before.isNewEpoch
})

/** What the outbox needs of the own chains to know what comes next. */
export interface OwnChains {
  readonly head: (generation: number) => ChainHead
  /** Generations that hold entries and that the server can know of, ascending. */
  readonly generations: () => readonly number[]
}

/** What the outbox needs of the journal: whole runs in chain order, and the sealed parts their bodies name. */
export interface RunSource extends OwnChains {
  /** The runs from the one that holds `seq` on, at most about `limit` entries, at least one run if any is left. */
  readonly runsFrom: (generation: number, seq: number, limit: number) => readonly Run[]
  readonly sealedFor: (digests: readonly string[]) => readonly SealedPart[]
  /** Whether a history that ended had accepted the entry. */
  readonly wasAccepted: (entry: string) => boolean
}

export interface ChainPlace {
  readonly generation: number
  readonly seq: number
}

/** Whether nothing more is offered. A revoked device still offers what it has, to be given a verdict on each (O11). */
export const isStopped = ({ halt }: OutboxState): boolean => halt !== null && halt !== 'revoked'

/**
 * O1: the place from which on something is left to offer; null when nothing is, or somebody has to act. A restored
 * server is first offered what it lacks of older generations, whole generations in order.
 */
export function nextPlace(state: OutboxState, own: OwnChains): ChainPlace | null {
  const { generation, behind } = state
  if (isStopped(state)) return null
  if (!behind) return own.head(generation).seq > state.ackedSeq ? { generation, seq: state.ackedSeq + 1 } : null
  if (!behind.isClosed && own.head(behind.generation).seq > behind.ackedSeq)
    return { generation: behind.generation, seq: behind.ackedSeq + 1 }
  const next = own.generations().find(one => one > behind.generation && one <= generation)
  return next === undefined ? null : { generation: next, seq: 1 }
}

/** Where the outbox stands once the server has taken everything up to a place: what comes next in a courier file. */
export const asTaken = (state: OutboxState, { generation, seq }: ChainPlace): OutboxState =>
  generation === state.generation
    ? { ...state, behind: null, ackedSeq: seq }
    : { ...state, behind: { generation, ackedSeq: seq, isClosed: false } }

/** O1: the next batch in chain order, or null when nothing is left or somebody has to act. */
export function nextUpload(state: OutboxState, source: RunSource, protocol: number): UploadRequest | null {
  const place = nextPlace(state, source)
  if (!place) return null
  const runs = source.runsFrom(place.generation, place.seq, MAX_BATCH / 2)
  const bodies = runs.flatMap(run => run.entries.map(({ body }) => body))
  return {
    protocol,
    deviceId: state.deviceId,
    generation: state.generation,
    epoch: state.epoch,
    runs: [...runs],
    sealed: [...source.sealedFor(bodies.flatMap(({ sealed }) => sealed))],
    again: bodies.map(({ id }) => id).filter(source.wasAccepted)
  }
}

export interface OutboxStep {
  readonly state: OutboxState
  readonly verdicts: readonly Verdict[]
}

/** The hash of the own envelope at a place, null when there is none. */
export type OwnHash = (generation: number, seq: number) => string | null

/**
 * O2: what a reply means. The server's head is believed as it stands, backwards too: a gap or a restored server is
 * answered by offering again from there. An answer to what the device no longer believes (O7), or about a generation
 * that the server has left (O3), is stale and is ignored.
 */
export function onReply(state: OutboxState, reply: UploadReply, own: OwnHash): OutboxStep {
  const { head } = reply
  const isNews = state.epoch === null || !sameEpoch(state.epoch, reply.epoch)
  const isAnswer =
    state.epoch === null ? reply.asked === null : reply.asked !== null && sameEpoch(state.epoch, reply.asked)
  if (!isAnswer || (!isNews && head.generation < state.heard)) return { state, verdicts: [] }
  const isOurs = head.seq === 0 || own(head.generation, head.seq) === head.hash
  const heard: OutboxState = {
    ...state,
    epoch: reply.epoch,
    heard: head.generation,
    failures: 0,
    isNewEpoch: state.isNewEpoch || (isNews && state.epoch !== null)
  }
  const next =
    head.generation < state.generation
      ? behindStep(heard, reply, isOurs, isNews ? null : state.behind)
      : currentStep(heard, reply, isOurs)
  return { state: next, verdicts: reply.verdicts }
}

/** The server's head is in this generation: the usual case. */
function currentStep(state: OutboxState, reply: UploadReply, isOurs: boolean): OutboxState {
  const halt = haltOf(reply, isOurs)
  const isTaken = isOurs && (halt === null || halt === 'revoked')
  return { ...state, behind: null, halt, ackedSeq: isTaken ? reply.head.seq : state.ackedSeq }
}

/** The server's head is in a generation before this one: what closed that one does not stop this one. */
function behindStep(state: OutboxState, reply: UploadReply, isOurs: boolean, before: Behind | null): OutboxState {
  const { generation, seq } = reply.head
  const halt = reply.stop === 'revoked' || reply.stop === 'superseded' ? reply.stop : null
  const wasClosed = before?.generation === generation && before.isClosed
  const isClosed =
    wasClosed || !isOurs || reply.stop === 'fork' || reply.stop === 'bad-signature' || reply.stop === 'damaged'
  return { ...state, halt, ackedSeq: 0, behind: { generation, ackedSeq: seq, isClosed } }
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

/** Which history this device has come to know, and which has come to know this device; null: none as yet. */
export interface Acquaintance {
  /** Of the replica that is shown. */
  readonly replica: Epoch | null
  /** To whose server everything was shown that it may once have signed for this device (S19). */
  readonly evidenceShown: Epoch | null
}

/**
 * O9: the mark of a new epoch ends when the server was shown what it once signed, nothing is left to offer and the
 * replica shown is of this history: only then is it known which entries of older generations the server lacks, to be
 * chained anew, and only then does it know the keys of what is signed next.
 */
export function endReoffer(state: OutboxState, own: OwnChains, { replica, evidenceShown }: Acquaintance): OutboxState {
  const isOf = (one: Epoch | null): boolean => state.epoch !== null && one !== null && sameEpoch(state.epoch, one)
  if (!state.isNewEpoch || !isOf(replica) || !isOf(evidenceShown)) return state
  return state.halt || nextPlace(state, own) !== null ? state : { ...state, isNewEpoch: false }
}

/**
 * O10: a reply that came by courier is as old as its way was long. What stops the outbox stays, and within one history
 * an older head never takes the outbox back; a fork is one however late it is told.
 */
export function onLateReply(state: OutboxState, reply: UploadReply, own: OwnHash): OutboxStep {
  const step = onReply(state, reply, own)
  const known = state.behind ?? { generation: state.generation, ackedSeq: state.ackedSeq }
  const { generation, seq } = reply.head
  const isBefore = generation < known.generation || (generation === known.generation && seq < known.ackedSeq)
  const isSameHistory = state.epoch !== null && sameEpoch(state.epoch, reply.epoch)
  const isOlder = isSameHistory && isBefore && !step.state.halt
  return state.halt || isOlder ? { state, verdicts: step.verdicts } : step
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

/**
 * O5: the verdict a device keeps for an entry of one history. A final one is never replaced by `waiting` or by an older
 * answer.
 */
export function newerVerdict(known: Verdict | undefined, arrived: Verdict): Verdict {
  if (!known) return arrived
  if (isFinal(known.lane) && !isFinal(arrived.lane)) return known
  return arrived.seq >= known.seq ? arrived : known
}

import type { Verdict } from '../journal/lane.ts'
import { type Epoch, sameEpoch } from '../protocol/epoch.ts'
import type { Checkpoint, Digests, DocumentLine, GoneLine, PullEnd, PullLine, PullRequest } from '../protocol/pull.ts'

/** Where a replica stands: its history, how far it has come by scope, and the scopes it was filled for. */
export interface ReplicaHead {
  readonly epoch: Epoch | null
  readonly checkpoint: Checkpoint
  readonly scopes: readonly string[]
  /** Server time of the last page, UTC milliseconds; 0 = never. */
  readonly dataAsOf: number
  /** Whether a first load has come to its end. */
  readonly isComplete: boolean
}

export const emptyHead: ReplicaHead = { epoch: null, checkpoint: {}, scopes: [], dataAsOf: 0, isComplete: false }

/**
 * A local store of pulled documents. `apply` is not atomic across collections: it notes {applying}, writes documents
 * and verdicts, then the head. A crash between leaves `headWhileApplying`, and the same page is applied again to the
 * same end.
 */
export interface ReplicaStore {
  readonly head: () => Promise<ReplicaHead>
  readonly apply: (page: Page, head: ReplicaHead) => Promise<void>
}

/**
 * L9: where a replica stands from before the first document of a page until its head is written. It is bound to the
 * page's history at once: documents of a first page that was cut short must never be taken for those of a server that
 * was restored meanwhile.
 */
export const headWhileApplying = (before: ReplicaHead, next: ReplicaHead): ReplicaHead =>
  before.epoch === null ? { ...before, epoch: next.epoch, scopes: next.scopes } : before

export interface Page {
  readonly documents: readonly DocumentLine[]
  readonly gone: readonly GoneLine[]
  readonly verdicts: readonly Verdict[]
}

export interface PullNet {
  /** Yields the reply's lines; throws on a broken line. A reply without an end line is cut. */
  readonly pull: (request: PullRequest) => Promise<readonly PullLine[]>
}

/**
 * `applied`: more may follow (`more`). `rebuild`: the server's history or this session's scopes changed: fill a new
 * replica beside this one. `stale`: an answer to another question. `cut`: no end line.
 */
export type PullStep =
  | {
      readonly kind: 'applied'
      readonly more: boolean
      readonly documents: number
      readonly head: ReplicaHead
      readonly verdicts: readonly Verdict[]
      /** Of the snapshot that the replica now holds; null when they were not asked for or more follows. */
      readonly digests: Digests | null
    }
  | { readonly kind: 'rebuild'; readonly because: 'epoch' | 'scopes' }
  | { readonly kind: 'stale' | 'cut' }

/** One page (SPEC L1–L6). */
export async function pullOnce(
  store: ReplicaStore,
  net: PullNet,
  protocol: number,
  limit: number,
  wantsDigests = false
): Promise<PullStep> {
  const asked = await store.head()
  const request = { protocol, epoch: asked.epoch, checkpoint: asked.checkpoint, limit }
  const lines = await net.pull(wantsDigests ? { ...request, digest: true } : request)
  const end = endOf(lines)
  if (!end) return { kind: 'cut' }
  // Another pull may have moved the replica meanwhile: what counts is where it stands now (L1).
  const head = await store.head()
  const refused = mustRebuild(head, end)
  if (refused) return refused
  if (!sameCheckpoint(end.from, head.checkpoint)) return { kind: 'stale' }
  const page = pageOf(lines, end)
  const next: ReplicaHead = {
    epoch: end.epoch,
    checkpoint: end.checkpoint,
    scopes: end.scopes,
    dataAsOf: end.serverTime,
    isComplete: head.isComplete || !end.more
  }
  await store.apply(page, next)
  return {
    kind: 'applied',
    more: end.more,
    documents: page.documents.length,
    head: next,
    verdicts: page.verdicts,
    digests: (wantsDigests && !end.more && end.digests) || null
  }
}

function endOf(lines: readonly PullLine[]): PullEnd | null {
  const last = lines[lines.length - 1]
  return last && 'end' in last ? last.end : null
}

function mustRebuild(head: ReplicaHead, end: PullEnd): PullStep | null {
  if (head.epoch === null) return null
  if (!sameEpoch(head.epoch, end.epoch)) return { kind: 'rebuild', because: 'epoch' }
  const isSame = head.scopes.length === end.scopes.length && head.scopes.every((scope, i) => scope === end.scopes[i])
  return isSame ? null : { kind: 'rebuild', because: 'scopes' }
}

/** Whether two checkpoints name the same place; a scope that is not named stands at 0. */
export function sameCheckpoint(a: Checkpoint, b: Checkpoint): boolean {
  for (const scope of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if ((a[scope] ?? 0) !== (b[scope] ?? 0)) return false
  }
  return true
}

function pageOf(lines: readonly PullLine[], end: PullEnd): Page {
  const documents: DocumentLine[] = []
  const gone: GoneLine[] = []
  for (const line of lines) {
    if ('document' in line) documents.push(line)
    else if ('gone' in line) gone.push(line)
  }
  return { documents, gone, verdicts: end.verdicts }
}

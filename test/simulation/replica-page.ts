import { scopesOf } from '../../domain/access/scope.ts'
import { type CollectionName, keyText } from '../../domain/documents.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { Person } from '../../domain/person/person.ts'
import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { Checkpoint, DocumentLine, PullLine, PullRequest } from '../../domain/protocol/pull.ts'
import { emptyDigest } from '../../domain/sync/digest.ts'
import type { FeedRow, MemoryStore } from './memory-store.ts'
import type { World } from './world.ts'

interface Rows {
  readonly rows: readonly FeedRow[]
  readonly to: number
  readonly isWhole: boolean
}

/** GET /v1/replica over the memory store, page by page as the real route reads them: one snapshot, scopes in pull order. */
export function readPage(
  store: MemoryStore,
  scopes: readonly string[],
  request: PullRequest,
  world: World
): readonly PullLine[] {
  const isOtherHistory = request.epoch !== null && !sameEpoch(request.epoch, store.epoch)
  const lines: PullLine[] = []
  const verdicts: Verdict[] = []
  const checkpoint: Record<string, number> = isOtherHistory ? { ...request.checkpoint } : {}
  let left = request.limit
  let more = isOtherHistory
  for (const scope of world.cores.pullOrder(isOtherHistory ? [] : scopes)) {
    const { rows, to, isWhole } = rowsAfter(store, scope, request.checkpoint[scope] ?? 0, left)
    left -= rows.length
    more ||= !isWhole
    checkpoint[scope] = to
    for (const row of rows) {
      if (row.collection === 'verdict') verdicts.push(verdictAt(store, row))
      else if (world.cores.isFeedInCommitOrder || !store.inFlight.has(`${scope} ${row.seq}`))
        lines.push(lineOf(store, row, scopes))
    }
  }
  if (more) world.mark('page cut between scopes')
  const from: Checkpoint = request.checkpoint
  const end = { epoch: store.epoch, serverTime: world.now, scopes: [...scopes], from, checkpoint, verdicts, more }
  const digests =
    request.digest && !more
      ? Object.fromEntries(scopes.map(scope => [scope, store.digests.get(scope) ?? emptyDigest]))
      : null
  return [...lines, { end: digests ? { ...end, digests } : end }]
}

function rowsAfter(store: MemoryStore, scope: string, from: number, limit: number): Rows {
  const counter = store.counters.get(scope) ?? 0
  if (from >= counter) return { rows: [], to: from, isWhole: true }
  const rows: FeedRow[] = []
  for (const row of store.feed.get(scope)?.values() ?? []) {
    if (row.seq <= from) continue
    if (rows.length >= limit) return { rows, to: rows[rows.length - 1]?.seq ?? from, isWhole: false }
    rows.push(row)
  }
  return { rows, to: counter, isWhole: true }
}

function verdictAt(store: MemoryStore, row: FeedRow): Verdict {
  const entry = store.entries.get(row.id)
  if (!entry) throw new Error('a verdict in the feed belongs to a stored entry')
  return entry.verdict
}

/** The parts in force, as the real route joins them: the digest stands for what is in it. */
function partsIn({ sealed }: MemoryStore, document: object): Pick<DocumentLine, 'parts'> {
  const digest = 'sealed' in document ? (document as Person).sealed.identity : null
  return digest !== null && sealed.has(digest) ? { parts: { identity: { name: digest } } } : {}
}

function lineOf(store: MemoryStore, { collection, id }: FeedRow, scopes: readonly string[]): PullLine {
  const name = collection as CollectionName
  const held = store.documents_.get(keyText({ collection: name, id }))
  const isSeen = held?.document && scopesOf(name, held.document as never).some(scope => scopes.includes(scope))
  return isSeen && held.document
    ? { collection: name, document: held.document, version: held.version, ...partsIn(store, held.document) }
    : { collection: name, gone: id }
}

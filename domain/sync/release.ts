import { type DocumentKey, keyText } from '../documents.ts'
import type { Body } from '../journal/entry.ts'
import type { EntryFacts } from '../reduction.ts'
import type { AcceptorStore, DecidedEntry, Effects, WaitingEntry } from './acceptor-store.ts'
import {
  authorKeys,
  type Bench,
  type Decision,
  decide,
  giveUp,
  organisationKey,
  parseEntry,
  policyKeys
} from './decide.ts'
import { isDecided, keysOfEntry, noteWaiting, waits } from './waiting.ts'

/** What release moved. */
export interface Released {
  /** Stored entries that have a final verdict now. */
  readonly decided: readonly DecidedEntry[]
  /** New entries of this batch that waited and were decided in it. */
  readonly fresh: ReadonlyMap<string, Decision>
  /** All that waits when the batch ends: new entries, and stored ones that wait for something else now. */
  readonly waiting: Effects['waiting']
}

/** Thirty days (S12): past it a waiting entry becomes review. */
export const WAITING_LIMIT = 30 * 86_400_000

/**
 * Decides what waited for entries that this batch decided, and what waited behind those, until nothing more moves
 * (S11), and what waits for a document to change (S18). What waits may be stored, or new in this batch, or have come to wait for something else only just now.
 */
export async function releaseWaiting(bench: Bench): Promise<Released> {
  const decided: DecidedEntry[] = []
  const fresh = new Map<string, Decision>()
  const seen = new Set<string>()
  for (let news = newsOf(bench, seen); news.length > 0; news = newsOf(bench, seen)) {
    for (const one of news) seen.add(one.mark)
    for (const { body, facts, isStored } of await waitersFor(bench, news)) {
      if (isDecided(bench, body.id)) continue
      const decision = await redecide(bench, { body, facts })
      noteWaiting(bench, { body, facts, decision, isStored })
      if (decision.verdict.lane === 'waiting') continue
      if (isStored) decided.push(decidedEntry(body, decision))
      else fresh.set(body.id, decision)
    }
  }
  return { decided, fresh, waiting: [...bench.waiters.values()].map(waits) }
}

/** What may move somebody who waits: an entry with a final verdict, or a document in a version that is new. */
type News = { readonly mark: string } & ({ readonly cause: string } | { readonly changed: DocumentKey })

function newsOf(bench: Bench, seen: ReadonlySet<string>): readonly News[] {
  const finals = [...bench.verdicts.values()].filter(({ lane }) => lane !== 'waiting')
  const news: News[] = [
    ...finals.map(({ entry }) => ({ mark: entry, cause: entry })),
    ...bench.table.changes().map(({ collection, id, version }) => {
      const changed = { collection, id }
      return { mark: `${keyText(changed)} ${version}`, changed }
    })
  ]
  return news.filter(({ mark }) => !seen.has(mark))
}

async function waitersFor(
  bench: Bench,
  news: readonly News[]
): Promise<readonly { readonly body: Body; readonly facts: EntryFacts; readonly isStored: boolean }[]> {
  const causes = news.flatMap(one => ('cause' in one ? [one.cause] : []))
  const changed = news.flatMap(one => ('changed' in one ? [one.changed] : []))
  const isWoken = new Set(changed.map(keyText))
  const stored = (await bench.store.waitingFor(causes, changed)).filter(({ body }) => !bench.waiters.has(body.id))
  const here = [...bench.waiters.values()].filter(
    ({ decision: { verdict, wakes = [] } }) =>
      causes.includes(verdict.causedBy ?? '') || wakes.some(key => isWoken.has(keyText(key)))
  )
  return [...stored.map(({ body, facts }) => ({ body, facts, isStored: true })), ...here]
}

const decidedEntry = (body: Body, { verdict, reads, writes }: Decision): DecidedEntry => ({
  verdict,
  deviceId: body.deviceId,
  reads,
  writes
})

async function redecide(bench: Bench, { body, facts }: Pick<WaitingEntry, 'body' | 'facts'>): Promise<Decision> {
  const parsed = parseEntry(body)
  await bench.table.load(authorKeys(body, bench.serverId))
  await bench.table.load([
    ...organisationKey(bench.table, body, bench.serverId),
    ...policyKeys(body),
    ...(await keysOfEntry(bench, body, 'keys' in parsed ? parsed.keys : [], facts.isAgain === true))
  ])
  return decide(bench, body, facts, parsed)
}

/**
 * S12: entries that waited too long become review, so that nobody waits for ever; what came behind them rests on a loser
 * from now on. Yields how many.
 */
export async function expireWaiting(store: AcceptorStore, bench: Bench, limit: number): Promise<number> {
  const late = await store.waitingSince(bench.now - WAITING_LIMIT, limit)
  const expired: DecidedEntry[] = []
  for (const { body, facts } of late) expired.push(decidedEntry(body, await giveUp(bench, body, facts)))
  const released = await releaseWaiting(bench)
  await store.commit({
    head: null,
    places: [],
    runs: [],
    entries: [],
    decided: [...expired, ...released.decided],
    waiting: released.waiting,
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed: []
  })
  return expired.length
}

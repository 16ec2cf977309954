import type { Body } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import { refusal } from '../reduction.ts'
import type { AcceptorStore, DecidedEntry, Effects, WaitingEntry } from './acceptor-store.ts'
import {
  authorKeys,
  type Bench,
  type Decision,
  decide,
  organisationKey,
  parseEntry,
  policyKeys,
  waits
} from './decide.ts'

/** What release moved: entries with a final verdict, and entries that wait for something else now. */
export interface Released {
  readonly decided: readonly DecidedEntry[]
  readonly waiting: Effects['waiting']
}

/** Thirty days (S12): past it a waiting entry becomes review. */
export const WAITING_LIMIT = 30 * 86_400_000

/**
 * Decides what waited for entries that this batch decided, and what waited behind those, until nothing more moves (S11).
 */
export async function releaseWaiting(bench: Bench): Promise<Released> {
  const moved = new Map<string, { readonly body: Body; readonly decision: Decision }>()
  const seen = new Set<string>()
  let settled = finals(bench.verdicts.values())
  while (settled.length > 0) {
    for (const cause of settled) seen.add(cause)
    for (const waiter of await bench.store.waitingFor(settled)) {
      moved.set(waiter.body.id, { body: waiter.body, decision: await redecide(bench, waiter) })
    }
    settled = finals(bench.verdicts.values()).filter(id => !seen.has(id))
  }
  const all = [...moved.values()]
  const isWaiting = ({ decision }: { decision: Decision }) => decision.verdict.lane === 'waiting'
  return {
    decided: all.filter(one => !isWaiting(one)).map(({ body, decision }) => decidedEntry(body, decision)),
    waiting: all.filter(isWaiting).map(({ body, decision }) => waits(body, decision))
  }
}

const decidedEntry = (body: Body, { verdict, reads, writes }: Decision): DecidedEntry => ({
  verdict,
  deviceId: body.deviceId,
  reads,
  writes
})

const finals = (verdicts: Iterable<Verdict>): readonly string[] =>
  [...verdicts].filter(v => v.lane !== 'waiting').map(v => v.entry)

async function redecide(bench: Bench, { body, facts }: WaitingEntry): Promise<Decision> {
  const parsed = parseEntry(body)
  await bench.table.load(authorKeys(body, bench.serverId))
  await bench.table.load([
    ...organisationKey(bench.table, body, bench.serverId),
    ...policyKeys(body),
    ...('keys' in parsed ? parsed.keys : [])
  ])
  return decide(bench, body, facts, parsed)
}

/** S12: entries that waited too long become review, so that nobody waits for ever. Yields how many. */
export async function expireWaiting(store: AcceptorStore, bench: Bench, limit: number): Promise<number> {
  const late = await store.waitingSince(bench.now - WAITING_LIMIT, limit)
  const decided: DecidedEntry[] = late.map(({ body }) => {
    const verdict: Verdict = {
      entry: body.id,
      lane: 'review',
      rejection: refusal('entry.waited-too-long', 'S12', { days: 30 }),
      causedBy: null,
      case: null,
      decidedAt: bench.now,
      seq: 0
    }
    bench.verdicts.set(body.id, verdict)
    return { verdict, deviceId: body.deviceId, reads: [], writes: [] }
  })
  const released = await releaseWaiting(bench)
  await store.commit({
    head: null,
    places: [],
    entries: [],
    decided: [...decided, ...released.decided],
    waiting: released.waiting,
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed: []
  })
  return decided.length
}

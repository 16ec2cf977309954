import type { Body } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import { refusal } from '../reduction.ts'
import type { AcceptorStore, Effects, WaitingEntry } from './acceptor-store.ts'
import { authorKeys, type Bench, decide, organisationKey, parseEntry, policyKeys } from './decide.ts'

type Decided = Effects['decided'][number]

/** Thirty days (S12): past it a waiting entry becomes review. */
export const WAITING_LIMIT = 30 * 86_400_000

/**
 * Decides what waited for entries that this batch decided, and what waited behind those, until nothing more moves (S11).
 */
export async function releaseWaiting(bench: Bench): Promise<readonly Decided[]> {
  const decided: Decided[] = []
  let settled = finals(bench.verdicts.values())
  const seen = new Set<string>()
  while (settled.length > 0) {
    for (const cause of settled) seen.add(cause)
    const waiters = await bench.store.waitingFor(settled)
    for (const waiter of waiters) {
      if (bench.verdicts.get(waiter.body.id)?.lane === 'waiting' || !bench.verdicts.has(waiter.body.id)) {
        decided.push(await redecide(bench, waiter))
      }
    }
    settled = finals(bench.verdicts.values()).filter(id => !seen.has(id))
  }
  return decided.filter(({ verdict }) => verdict.lane !== 'waiting')
}

const finals = (verdicts: Iterable<Verdict>): readonly string[] =>
  [...verdicts].filter(v => v.lane !== 'waiting').map(v => v.entry)

async function redecide(bench: Bench, { body, facts }: WaitingEntry): Promise<Decided> {
  const parsed = parseEntry(body)
  await loadFor(bench, body)
  const { verdict, reads, writes } = await decide(bench, body, facts, parsed)
  return { verdict, facts, reads, writes, deviceId: body.deviceId }
}

async function loadFor(bench: Bench, body: Body): Promise<void> {
  const parsed = parseEntry(body)
  await bench.table.load(authorKeys(body, bench.serverId))
  await bench.table.load([
    ...organisationKey(bench.table, body, bench.serverId),
    ...policyKeys(body),
    ...('keys' in parsed ? parsed.keys : [])
  ])
}

/** S12: entries that waited too long become review, so that nobody waits for ever. Yields how many. */
export async function expireWaiting(store: AcceptorStore, bench: Bench, limit: number): Promise<number> {
  const late = await store.waitingSince(bench.now - WAITING_LIMIT, limit)
  const decided: Decided[] = late.map(({ body, facts }) => {
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
    return { verdict, facts, reads: [], writes: [], deviceId: body.deviceId }
  })
  const released = await releaseWaiting(bench)
  await store.commit({
    head: null,
    places: [],
    entries: [],
    decided: [...decided, ...released],
    waiting: [],
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed: []
  })
  return decided.length
}

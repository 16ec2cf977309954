import { canonicalText } from '../journal/canonical.ts'
import type { Body } from '../journal/entry.ts'
import type { Verdict } from '../journal/lane.ts'
import { type AcceptorSettings, createBench, factsOf } from './acceptor.ts'
import type { AcceptorStore } from './acceptor-store.ts'
import { closeLeasesOfRevoked } from './close-leases.ts'
import { authorKeys, decide, organisationKey, parseEntry, policyKeys } from './decide.ts'
import { releaseWaiting } from './release.ts'
import { keysOfEntry, noteWaiting } from './waiting.ts'

/**
 * Takes entries that the server itself authors, for a registration or for somebody in a browser: no chain, one body
 * each with `deviceId` = the server's id. A waiting outcome is kept like any other. Idempotent by id (S14).
 */
export async function acceptServerEntries(
  store: AcceptorStore,
  bodies: readonly Body[],
  settings: AcceptorSettings
): Promise<readonly Verdict[]> {
  const bench = createBench(store, settings)
  const known = await store.known(bodies.map(body => body.id))
  const fresh = bodies.filter(body => !known.has(body.id)).map(body => ({ body, parsed: parseEntry(body) }))
  await bench.table.load(fresh.flatMap(({ body }) => authorKeys(body, bench.serverId)))
  const behind = await Promise.all(
    fresh.map(({ body, parsed }) => keysOfEntry(bench, body, 'keys' in parsed ? parsed.keys : [], false))
  )
  await bench.table.load(
    fresh
      .flatMap(({ body }) => [...organisationKey(bench.table, body, bench.serverId), ...policyKeys(body)])
      .concat(behind.flat())
  )
  const decided = []
  for (const { body, parsed } of fresh) {
    const facts = factsOf(body, 1, settings.now)
    const decision = await decide(bench, body, facts, parsed)
    noteWaiting(bench, { body, facts, decision, isStored: false })
    decided.push({ body, facts, decision })
  }
  const released = await releaseWaiting(bench)
  const entries = decided.map(({ body, facts, decision }) => {
    const { verdict, reads, writes } = released.fresh.get(body.id) ?? decision
    const bodyHash = settings.crypto.sha256(canonicalText(body))
    return { body, bodyHash, envelope: null, facts, verdict, reads, writes }
  })
  const closed = await closeLeasesOfRevoked(bench, settings)
  const seqs = await store.commit({
    head: null,
    places: [],
    runs: [],
    entries: [...entries, ...closed],
    decided: released.decided,
    waiting: released.waiting,
    losers: [...bench.losers.values()],
    changes: bench.table.changes(),
    sealed: []
  })
  return bodies.map(({ id }) => {
    const verdict = bench.verdicts.get(id) ?? known.get(id)?.verdict
    if (!verdict) throw new Error('every entry has a verdict')
    return { ...verdict, seq: seqs.get(id) ?? verdict.seq }
  })
}

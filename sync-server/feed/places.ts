import type pg from 'pg'
import type { Digest } from '../../domain/protocol/pull.ts'
import type { Hint } from '../../domain/protocol/session.ts'
import { emptyDigest } from '../../domain/sync/digest.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'

/** What gets a place in a scope's feed: a document that changed there (or left), or a verdict of the scope's device. */
export interface FeedItem {
  readonly scope: string
  readonly collection: string
  readonly id: string
  readonly hasLeft: boolean
}

export const verdictCollection = 'verdict'
export const deviceScope = (deviceId: string): string => `device:${deviceId}`

/** The digest of a scope (SPEC L8) stands in the row of its counter: raised in the same transaction, at no further lock. */
const raiseCounters = statement(`insert into scope_counter (scope, seq, documents, digest_a, digest_b)
  select * from unnest(${cutTexts(1)}, $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
    as t(scope, n, documents, a, b) order by scope collate "C"
  on conflict (scope) do update set seq = scope_counter.seq + excluded.seq,
    documents = scope_counter.documents + excluded.documents,
    digest_a = (scope_counter.digest_a + excluded.digest_a) % 4294967296,
    digest_b = (scope_counter.digest_b + excluded.digest_b) % 4294967296
  returning scope, seq`)

/**
 * The place of an item in SQL, once this transaction has raised the counters: so the statements that write places need
 * not wait for the counters to be told, and a scope is locked for as short as can be.
 */
export const placeOf = (scope: string, back: string): string =>
  `(select c.seq from scope_counter c where c.scope = ${scope}) - ${back}`

const moveRows = statement(`insert into feed (scope, collection, id, seq, left_at)
  select t.scope, t.collection, t.id, ${placeOf('t.scope', 't.back')}, t.left_at
  from unnest(${cutTexts(1)}, ${cutTexts(2)}, ${cutTexts(3)}, $4::int[], $5::bigint[])
    as t(scope, collection, id, back, left_at)
  on conflict (scope, collection, id) do update set seq = excluded.seq, left_at = excluded.left_at`)

export interface TakenPlaces {
  /** The seq of each item, in the order given. */
  readonly seqs: readonly number[]
  /** Where each touched scope ends now: published after commit. */
  readonly hints: readonly Hint[]
}

/** An item with the number of items of its scope that come after it in the same transaction. */
export interface PlacedItem extends FeedItem {
  readonly back: number
}

export const placeItems = (items: readonly FeedItem[]): readonly PlacedItem[] => {
  const left = new Map<string, number>()
  for (const { scope } of items) left.set(scope, (left.get(scope) ?? 0) + 1)
  return items.map(item => {
    const back = (left.get(item.scope) ?? 0) - 1
    left.set(item.scope, back)
    return { ...item, back }
  })
}

/** Takes the next places of every scope; `digests` is what the documents add to each. The counters stay locked until commit, so this comes last in a transaction. */
export const takePlaces = async (
  client: pg.ClientBase,
  items: readonly PlacedItem[],
  digests: ReadonlyMap<string, Digest>
): Promise<TakenPlaces> => {
  if (items.length === 0) return { seqs: [], hints: [] }
  const counts = new Map<string, number>()
  for (const { scope } of items) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  const sums = [...counts.keys()].map(scope => digests.get(scope) ?? emptyDigest)
  const { rows } = await client.query<Hint>(
    raiseCounters([
      texts([...counts.keys()]),
      plainArray([...counts.values()]),
      plainArray(sums.map(({ documents }) => documents)),
      plainArray(sums.map(({ a }) => a)),
      plainArray(sums.map(({ b }) => b))
    ])
  )
  const ends = new Map(rows.map(({ scope, seq }) => [scope, seq]))
  return { seqs: items.map(({ scope, back }) => (ends.get(scope) ?? 0) - back), hints: rows }
}

/** Moves documents to their new places, after `takePlaces`; verdicts are found by the entry's own column. */
export const writeFeed = async (client: pg.ClientBase, items: readonly PlacedItem[], now: number): Promise<void> => {
  const kept = items.filter(({ collection }) => collection !== verdictCollection)
  if (kept.length === 0) return
  const values = [
    texts(kept.map(({ scope }) => scope)),
    texts(kept.map(({ collection }) => collection)),
    texts(kept.map(({ id }) => id)),
    plainArray(kept.map(({ back }) => back)),
    plainArray(kept.map(({ hasLeft }) => (hasLeft ? now : null)))
  ]
  await client.query(moveRows(values))
}

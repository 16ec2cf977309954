import type pg from 'pg'
import type { Hint } from '../../domain/protocol/session.ts'
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

const raiseCounters = statement(`insert into scope_counter (scope, seq)
  select scope, n from unnest($1::text[], $2::bigint[]) as t(scope, n) order by scope collate "C"
  on conflict (scope) do update set seq = scope_counter.seq + excluded.seq
  returning scope, seq`)

const moveRows = statement(`insert into feed (scope, collection, id, seq, left_at)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
  on conflict (scope, collection, id) do update set seq = excluded.seq, left_at = excluded.left_at`)

export interface TakenPlaces {
  /** The seq of each item, in the order given. */
  readonly seqs: readonly number[]
  /** Where each touched scope ends now: published after commit. */
  readonly hints: readonly Hint[]
}

const countByScope = (items: readonly FeedItem[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { scope } of items) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  return counts
}

/** Takes the next places of every scope. The counters stay locked until commit, so this comes last in a transaction. */
export const takePlaces = async (client: pg.ClientBase, items: readonly FeedItem[]): Promise<TakenPlaces> => {
  if (items.length === 0) return { seqs: [], hints: [] }
  const counts = countByScope(items)
  const { rows } = await client.query<Hint>(raiseCounters([[...counts.keys()], [...counts.values()]]))
  const next = new Map(rows.map(({ scope, seq }) => [scope, seq - (counts.get(scope) ?? 0) + 1]))
  const seqs = items.map(({ scope }) => {
    const seq = next.get(scope) ?? 0
    next.set(scope, seq + 1)
    return seq
  })
  return { seqs, hints: rows }
}

/** Moves documents to their new places; verdicts are found by the entry's own column. */
export const writeFeed = async (
  client: pg.ClientBase,
  items: readonly FeedItem[],
  seqs: readonly number[],
  now: number
): Promise<void> => {
  const kept = items.flatMap((item, index) =>
    item.collection === verdictCollection ? [] : [{ item, seq: seqs[index] }]
  )
  if (kept.length === 0) return
  const values = [
    kept.map(({ item }) => item.scope),
    kept.map(({ item }) => item.collection),
    kept.map(({ item }) => item.id),
    kept.map(({ seq }) => seq),
    kept.map(({ item }) => (item.hasLeft ? now : null))
  ]
  await client.query(moveRows(values))
}

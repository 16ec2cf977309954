import type pg from 'pg'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { DecidedEntry, DocumentVersion, KnownEntry, StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'
import { placeOf } from '../feed/places.ts'

interface VerdictRow {
  readonly id: string
  readonly body_hash: string
  readonly verdict: string
  readonly feed_seq: number
}

/** The verdict's text is stored without its place, which has a column of its own. */
export const verdictOf = (row: Pick<VerdictRow, 'verdict' | 'feed_seq'>): Verdict => ({
  ...(JSON.parse(row.verdict) as Verdict),
  seq: row.feed_seq
})

const verdictText = ({ seq: _place, ...verdict }: Verdict): string => JSON.stringify(verdict)

/** (collection, id, version) triples: what an entry read or wrote. */
const versionsText = (versions: readonly DocumentVersion[]): string =>
  JSON.stringify(versions.map(({ collection, id, version }) => [collection, id, version]))

const selectKnown = statement('select id, body_hash, verdict, feed_seq from entry where id = any($1::uuid[])')

export const knownEntries = async (
  client: pg.ClientBase,
  ids: readonly string[]
): Promise<ReadonlyMap<string, KnownEntry>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<VerdictRow>(selectKnown([plainArray(ids)]))
  return new Map(rows.map(row => [row.id, { id: row.id, bodyHash: row.body_hash, verdict: verdictOf(row) }]))
}

/** An entry with the device whose chain brought it; `back`: see the feed's `placeOf`; null where no device waits for it. */
export interface ArrivedEntry {
  readonly deviceId: string
  readonly entry: StoredEntry
  readonly back: number | null
}

const insert = statement(`insert into entry
    (received_at, device_id, id, kind, body, body_hash, facts, lane, verdict, reads, writes, feed_seq)
  select $1, t.device_id, t.id, t.kind, t.body, t.body_hash, t.facts, t.lane, t.verdict, t.reads, t.writes,
    coalesce(${placeOf(`'device:' || t.device_id`, 't.back')}, 0)
  from unnest(${cutTexts(2)}, $3::uuid[], ${[4, 5, 6, 7, 8, 9, 10, 11].map(cutTexts).join(', ')}, $12::int[])
    as t(device_id, id, kind, body, body_hash, facts, lane, verdict, reads, writes, back)`)

/** In the order of arrival, after the counters were raised. */
export const writeEntries = async (
  client: pg.ClientBase,
  now: number,
  arrived: readonly ArrivedEntry[]
): Promise<void> => {
  if (arrived.length === 0) return
  const values = [
    now,
    texts(arrived.map(({ deviceId }) => deviceId)),
    plainArray(arrived.map(({ entry }) => entry.body.id)),
    texts(arrived.map(({ entry }) => entry.body.kind)),
    texts(arrived.map(({ entry }) => JSON.stringify(entry.body))),
    texts(arrived.map(({ entry }) => entry.bodyHash)),
    texts(arrived.map(({ entry }) => JSON.stringify(entry.facts))),
    texts(arrived.map(({ entry }) => entry.verdict.lane)),
    texts(arrived.map(({ entry }) => verdictText(entry.verdict))),
    texts(arrived.map(({ entry }) => versionsText(entry.reads))),
    texts(arrived.map(({ entry }) => versionsText(entry.writes))),
    plainArray(arrived.map(({ back }) => back))
  ]
  await client.query(insert(values))
}

const updateVerdicts = statement(`update entry set lane = t.lane, verdict = t.verdict, reads = t.reads,
    writes = t.writes, feed_seq = coalesce(${placeOf(`'device:' || t.device_id`, 't.back')}, 0)
  from unnest($1::uuid[], ${[2, 3, 4, 5, 6].map(cutTexts).join(', ')}, $7::int[])
    as t(id, device_id, lane, verdict, reads, writes, back)
  where entry.id = t.id`)

/** Waiting entries get the verdict they waited for, after the counters were raised. */
export const writeDecisions = async (
  client: pg.ClientBase,
  released: readonly { readonly decided: DecidedEntry; readonly back: number | null }[]
): Promise<void> => {
  if (released.length === 0) return
  const values = [
    plainArray(released.map(({ decided }) => decided.verdict.entry)),
    texts(released.map(({ decided }) => decided.deviceId)),
    texts(released.map(({ decided }) => decided.verdict.lane)),
    texts(released.map(({ decided }) => verdictText(decided.verdict))),
    texts(released.map(({ decided }) => versionsText(decided.reads))),
    texts(released.map(({ decided }) => versionsText(decided.writes))),
    plainArray(released.map(({ back }) => back))
  ]
  await client.query(updateVerdicts(values))
}

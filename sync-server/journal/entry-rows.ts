import type pg from 'pg'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { DecidedEntry, DocumentVersion, KnownEntry, StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { statement } from '../db/statement.ts'

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
  const { rows } = await client.query<VerdictRow>(selectKnown([ids]))
  return new Map(rows.map(row => [row.id, { id: row.id, bodyHash: row.body_hash, verdict: verdictOf(row) }]))
}

const insert = statement(`insert into entry
    (device_id, received_at, id, kind, body, body_hash, facts, lane, verdict, reads, writes, feed_seq)
  select $1, $2, t.* from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::bigint[]) as t`)

/** In the order of arrival. `seqs`: the verdicts' places in the feed of the device. */
export const writeEntries = async (
  client: pg.ClientBase,
  deviceId: string,
  now: number,
  entries: readonly StoredEntry[],
  seqs: ReadonlyMap<string, number>
): Promise<void> => {
  if (entries.length === 0) return
  const values = [
    deviceId,
    now,
    entries.map(({ body }) => body.id),
    entries.map(({ body }) => body.kind),
    entries.map(({ body }) => JSON.stringify(body)),
    entries.map(({ bodyHash }) => bodyHash),
    entries.map(({ facts }) => JSON.stringify(facts)),
    entries.map(({ verdict }) => verdict.lane),
    entries.map(({ verdict }) => verdictText(verdict)),
    entries.map(({ reads }) => versionsText(reads)),
    entries.map(({ writes }) => versionsText(writes)),
    entries.map(({ body }) => seqs.get(body.id) ?? 0)
  ]
  await client.query(insert(values))
}

const verdictUpdateText = `update entry set lane = t.lane, verdict = t.verdict, reads = t.reads, writes = t.writes,
    feed_seq = t.feed_seq
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
    as t(id, lane, verdict, reads, writes, feed_seq)
  where entry.id = t.id`

/** Waiting entries get the verdict they waited for. */
export const writeDecisions = async (
  client: pg.ClientBase,
  decided: readonly DecidedEntry[],
  seqs: ReadonlyMap<string, number>
): Promise<void> => {
  if (decided.length === 0) return
  await client.query(verdictUpdateText, [
    decided.map(({ verdict }) => verdict.entry),
    decided.map(({ verdict }) => verdict.lane),
    decided.map(({ verdict }) => verdictText(verdict)),
    decided.map(({ reads }) => versionsText(reads)),
    decided.map(({ writes }) => versionsText(writes)),
    decided.map(({ verdict }) => seqs.get(verdict.entry) ?? 0)
  ])
}

import type pg from 'pg'
import { type DocumentKey, keyText } from '../../domain/documents.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { EntryFacts } from '../../domain/reduction.ts'
import type { Effects, LoserMark, WaitingEntry } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'
import { verdictOf } from './entry-rows.ts'

interface WaitingRow {
  readonly body: string
  readonly facts: string
  readonly verdict: string
  readonly feed_seq: number
}

const waitingOf = (row: WaitingRow): WaitingEntry => ({
  body: JSON.parse(row.body) as Body,
  facts: JSON.parse(row.facts) as EntryFacts,
  verdict: verdictOf(row)
})

const selectKeys = statement(`select w.device_id as "deviceId", w.entry, k.collection, k.id
  from waiting w join waiting_key k using (entry)
  cross join lateral (select arrival from entry where entry.id = w.entry offset 0) e
  where w.device_id = any(${cutTexts(1)}) order by e.arrival`)

export interface WaitingKey {
  readonly deviceId: string
  readonly entry: string
  readonly key: string
}

/** What each document of these devices' waiting entries is waited about, in order of arrival. */
export const waitingKeysOf = async (
  client: pg.ClientBase,
  deviceIds: readonly string[]
): Promise<readonly WaitingKey[]> => {
  const { rows } = await client.query<DocumentKey & { deviceId: string; entry: string }>(selectKeys([texts(deviceIds)]))
  return rows.map(row => ({ deviceId: row.deviceId, entry: row.entry, key: keyText(row) }))
}

/** What waits is few, what was ever entered is not: the entries are looked up, never joined by a scan. */
const waitingColumns = `select e.body, e.facts, e.verdict, e.feed_seq from waiting w
  cross join lateral (select * from entry where entry.id = w.entry offset 0) e`
const selectForCauses = statement(
  `${waitingColumns} where w.cause = any(${cutTexts(1)}) or w.entry in (select k.entry from waiting_wake k
     where (k.collection, k.id) in (select * from unnest(${cutTexts(2)}, ${cutTexts(3)})))
   order by e.arrival for update of w`
)

/** Those that wait for one of the causes, or that a change of one of the documents wakes. */
export const waitingForCauses = async (
  client: pg.ClientBase,
  causes: readonly string[],
  changed: readonly DocumentKey[]
): Promise<readonly WaitingEntry[]> => {
  const documents = [texts(changed.map(key => key.collection)), texts(changed.map(key => key.id))]
  const { rows } = await client.query<WaitingRow>(selectForCauses([texts(causes), ...documents]))
  return rows.map(waitingOf)
}

/** Skips what another transaction is deciding at this moment. */
export const waitingReceivedBefore = async (
  client: pg.ClientBase,
  before: number,
  limit: number
): Promise<readonly WaitingEntry[]> => {
  const { rows } = await client.query<WaitingRow>(
    `${waitingColumns} where e.received_at < $1 order by e.arrival limit $2 for update of w skip locked`,
    [before, limit]
  )
  return rows.map(waitingOf)
}

const insertWaiting = statement(`insert into waiting (entry, cause, device_id)
  select * from unnest($1::uuid[], ${cutTexts(2)}, ${cutTexts(3)})
  on conflict (entry) do update set cause = excluded.cause`)

const insertInto = (table: 'waiting_key' | 'waiting_wake') =>
  statement(`insert into ${table} (entry, collection, id)
    select * from unnest($1::uuid[], ${cutTexts(2)}, ${cutTexts(3)}) on conflict do nothing`)
const insertKeys = insertInto('waiting_key')
const insertWakes = insertInto('waiting_wake')

type EntryKey = DocumentKey & { readonly entry: string }

const columnsOf = (keys: readonly EntryKey[]) => [
  plainArray(keys.map(key => key.entry)),
  texts(keys.map(key => key.collection)),
  texts(keys.map(key => key.id))
]

export const writeWaiting = async (client: pg.ClientBase, waiting: Effects['waiting']): Promise<void> => {
  if (waiting.length === 0) return
  const keys = waiting.flatMap(({ entry, keys: about }) => about.map(key => ({ entry, ...key })))
  const wakes = waiting.flatMap(({ entry, wakes: on = [] }) => on.map(key => ({ entry, ...key })))
  await Promise.all([
    client.query(
      insertWaiting([
        plainArray(waiting.map(one => one.entry)),
        texts(waiting.map(one => one.cause)),
        texts(waiting.map(one => one.deviceId))
      ])
    ),
    client.query(insertKeys(columnsOf(keys))),
    ...(wakes.length > 0 ? [client.query(insertWakes(columnsOf(wakes)))] : [])
  ])
}

export const endWaiting = async (client: pg.ClientBase, entries: readonly string[]): Promise<void> => {
  if (entries.length > 0) await client.query('delete from waiting where entry = any($1::uuid[])', [entries])
}

export const losersAmong = async (
  client: pg.ClientBase,
  deviceId: string,
  keys: readonly DocumentKey[]
): Promise<ReadonlyMap<string, Pick<LoserMark, 'root' | 'at'>>> => {
  const { rows } = await client.query<DocumentKey & Pick<LoserMark, 'root' | 'at'>>(
    `select collection, id, root, at from loser
     where device_id = $1 and (collection, id) in (select * from unnest($2::text[], $3::text[]))`,
    [deviceId, keys.map(key => key.collection), keys.map(key => key.id)]
  )
  return new Map(rows.map(row => [keyText(row), { root: row.root, at: row.at }]))
}

export const writeLosers = async (client: pg.ClientBase, marks: readonly LoserMark[]): Promise<void> => {
  if (marks.length === 0) return
  await client.query(
    `insert into loser (device_id, collection, id, root, at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bigint[])
     on conflict (device_id, collection, id) do update set root = excluded.root, at = excluded.at`,
    [
      marks.map(m => m.deviceId),
      marks.map(m => m.collection),
      marks.map(m => m.id),
      marks.map(m => m.root),
      marks.map(m => m.at)
    ]
  )
}

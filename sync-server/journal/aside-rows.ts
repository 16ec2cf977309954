import type pg from 'pg'
import type { Entry } from '../../domain/journal/entry.ts'
import type { AsideEntry } from '../../domain/sync/acceptor-store.ts'
import { cutTexts, plainArray, texts } from '../db/columns.ts'
import { statement } from '../db/statement.ts'

/** Entries of a device that are aside, with the time each was first handed over. */
export const asideOfDevice = async (client: pg.ClientBase, deviceId: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await client.query<{ entry: string; received_at: number }>(
    'select entry, received_at from aside where device_id = $1',
    [deviceId]
  )
  return new Map(rows.map(row => [row.entry, row.received_at]))
}

export const asideReceivedBefore = async (
  client: pg.ClientBase,
  before: number,
  limit: number
): Promise<readonly AsideEntry[]> => {
  const { rows } = await client.query<{ device_id: string; content: string; received_at: number }>(
    `select device_id, content, received_at from aside where received_at < $1
     order by received_at, device_id, generation, seq limit $2`,
    [before, limit]
  )
  return rows.map(row => ({
    entry: JSON.parse(row.content) as Entry,
    deviceId: row.device_id,
    receivedAt: row.received_at
  }))
}

const insertAside = statement(`insert into aside (entry, device_id, generation, seq, content, received_at)
  select * from unnest($1::uuid[], ${cutTexts(2)}, $3::int[], $4::int[], ${cutTexts(5)}, $6::bigint[])
  on conflict do nothing`)

export const writeAside = async (client: pg.ClientBase, aside: readonly AsideEntry[]): Promise<void> => {
  if (aside.length === 0) return
  const values = [
    plainArray(aside.map(({ entry }) => entry.body.id)),
    texts(aside.map(({ deviceId }) => deviceId)),
    plainArray(aside.map(({ entry }) => entry.envelope.generation)),
    plainArray(aside.map(({ entry }) => entry.envelope.seq)),
    texts(aside.map(({ entry }) => JSON.stringify(entry))),
    plainArray(aside.map(({ receivedAt }) => receivedAt))
  ]
  await client.query(insertAside(values))
}

export const removeAside = async (client: pg.ClientBase, entries: readonly string[]): Promise<void> => {
  if (entries.length > 0) await client.query('delete from aside where entry = any($1::uuid[])', [entries])
}

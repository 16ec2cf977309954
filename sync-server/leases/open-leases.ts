import type pg from 'pg'
import { statement } from '../db/statement.ts'

/** A lease is in its device's own scope and in no other: the feed finds it without looking at all documents. */
const select = statement(`select d.id from feed f
  join document d on d.collection = f.collection and d.id = f.id
  where f.scope = $1 and f.collection = 'lease' and f.left_at is null and d.body::json ->> 'state' = 'open'
  order by d.id`)

export const openLeasesOf = async (client: pg.ClientBase, deviceId: string): Promise<readonly string[]> => {
  const { rows } = await client.query<{ id: string }>(select([`device:${deviceId}`]))
  return rows.map(({ id }) => id)
}

import pg from 'pg'

/** What the audit must find: an entry that vanished with what it did, or a redemption that counts twice. */
export const sabotages = ['lose', 'double'] as const
export type Sabotage = (typeof sabotages)[number]

/** Harms the database behind the server's back, as no part of the product can: its triggers are switched off for it. */
export async function sabotage(database: string, how: Sabotage): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('alter table entry disable trigger user')
    const { rows } = await client.query<{ id: string }>(
      `select id::text from entry where lane = 'accepted' and kind = 'attendance.sign-in' and writes like '%"voucher"%'
       order by arrival desc limit 1`
    )
    const victim = rows[0]?.id
    if (!victim) throw new Error('no redemption to harm')
    if (how === 'lose') await client.query('delete from entry where id = $1', [victim])
    else {
      await client.query(
        `insert into entry (id, device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq)
         select gen_random_uuid(), device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq
         from entry where id = $1`,
        [victim]
      )
    }
    await client.query('alter table entry enable trigger user')
    await client.query('commit')
  } finally {
    await client.end()
  }
}

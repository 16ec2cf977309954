import pg from 'pg'

/**
 * What the audit must find: a redemption that vanished with what it did or that counts twice, a payout that the bank
 * answered twice, a claim that was paid without its review.
 */
export const sabotages = ['lose', 'double', 'pay-twice', 'skip-review'] as const
export type Sabotage = (typeof sabotages)[number]

/** The entry that is harmed, the newest of its kind, and whether it vanishes or stands there once more. */
const harms = {
  lose: { victim: `kind = 'attendance.sign-in' and writes like '%"voucher"%'`, isDoubled: false },
  double: { victim: `kind = 'attendance.sign-in' and writes like '%"voucher"%'`, isDoubled: true },
  'pay-twice': { victim: `kind = 'claim.reconcile'`, isDoubled: true },
  'skip-review': { victim: `kind = 'claim.review'`, isDoubled: false }
} as const satisfies Record<Sabotage, { victim: string; isDoubled: boolean }>

/** Harms the database behind the server's back, as no part of the product can: its triggers are switched off for it. */
export async function sabotage(database: string, how: Sabotage): Promise<void> {
  const { victim, isDoubled } = harms[how]
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('alter table entry disable trigger user')
    const { rows } = await client.query<{ id: string }>(
      `select id::text from entry where lane = 'accepted' and ${victim} order by arrival desc limit 1`
    )
    const [found] = rows
    if (!found) throw new Error(`nothing to harm for ${how}`)
    if (isDoubled) {
      await client.query(
        `insert into entry (id, device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq)
         select gen_random_uuid(), device_id, kind, body, body_hash, facts, lane, verdict, reads, writes, received_at, feed_seq
         from entry where id = $1`,
        [found.id]
      )
    } else await client.query('delete from entry where id = $1', [found.id])
    await client.query('alter table entry enable trigger user')
    await client.query('commit')
  } finally {
    await client.end()
  }
}

import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Epoch } from '../../domain/protocol/epoch.ts'
import { inTransaction } from '../db/transaction.ts'

interface History {
  readonly system: string
  readonly timeline: number
}

/** What PostgreSQL says of its own history: a copy restored from a dump has another system, a recovered one another timeline. */
const historyOf = async (client: pg.ClientBase): Promise<History> => {
  const { rows } = await client.query<History>(
    `select (select system_identifier::text from pg_control_system()) as system,
            (select timeline_id from pg_control_checkpoint()) as timeline`
  )
  return rows[0] ?? { system: '', timeline: 0 }
}

interface EpochRow extends Epoch {
  readonly system_identifier: string
  readonly timeline: number
}

const newest = async (client: pg.ClientBase): Promise<EpochRow | undefined> => {
  const { rows } = await client.query<EpochRow>(
    'select n, random, system_identifier, timeline from epoch order by n desc limit 1'
  )
  return rows[0]
}

/** The newest epoch that a snapshot knows. */
export const epochOfSnapshot = async (client: pg.ClientBase): Promise<Epoch | undefined> => {
  const row = await newest(client)
  return row && { n: row.n, random: row.random }
}

/** Codes and first passwords that look unused may have been used since the dump: each works once (D11, D12). */
const endAccessCodes = async (client: pg.ClientBase): Promise<void> => {
  await client.query('update registration_code set expires_at = 0 where used_at is null')
  await client.query('update operator_secret set first_until = 0 where first_until is not null')
}

const begin = async (
  client: pg.ClientBase,
  n: number,
  history: History,
  reason: string,
  now: number
): Promise<Epoch> => {
  // A blank that looks free may have been leased and printed since the dump: fresh numbers are drawn instead.
  if (n > 1) {
    await client.query('delete from blank where lease is null')
    await endAccessCodes(client)
  }
  const random = randomBytes(9).toString('base64url')
  await client.query(
    'insert into epoch (n, random, system_identifier, timeline, reason, began_at) values ($1, $2, $3, $4, $5, $6)',
    [n, random, history.system, history.timeline, reason, now]
  )
  return { n, random }
}

/** The epoch in force; a new one begins where the database's history was broken since the last start. */
export const openEpoch = (pool: pg.Pool, now: number): Promise<Epoch> =>
  inTransaction(pool, async client => {
    await client.query('lock table epoch in exclusive mode')
    const history = await historyOf(client)
    const last = await newest(client)
    if (!last) return begin(client, 1, history, 'first start', now)
    const isSame = last.system_identifier === history.system && last.timeline === history.timeline
    return isSame ? { n: last.n, random: last.random } : begin(client, last.n + 1, history, 'history changed', now)
  })

/** Begins a new epoch: after a restore, or when a receipt of ours names what the database lacks. */
export const raiseEpoch = (pool: pg.Pool, reason: string, now: number): Promise<Epoch> =>
  inTransaction(pool, async client => {
    await client.query('lock table epoch in exclusive mode')
    return begin(client, ((await newest(client))?.n ?? 0) + 1, await historyOf(client), reason, now)
  })

import { randomInt, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { SHORT_CODES, shortCodeFromNumber } from '../../domain/codes/short-code.ts'
import { inTransaction } from '../db/transaction.ts'

export interface BlankNumber {
  readonly voucher: string
  readonly code: string
}

/** randomInt reaches to 2^48 only: two draws make one number below 31^10. */
const randomCode = (): string => {
  const half = 2 ** 25
  const high = randomInt(Math.floor(SHORT_CODES / half))
  return shortCodeFromNumber(high * half + randomInt(half))
}

const takeFree = async (
  client: pg.ClientBase,
  batch: string,
  lease: string,
  count: number
): Promise<readonly BlankNumber[]> => {
  const { rows } = await client.query<BlankNumber>(
    `update blank set lease = $2 where voucher in
       (select voucher from blank where batch = $1 and lease is null limit $3 for update skip locked)
     returning voucher, code`,
    [batch, lease, count]
  )
  return rows
}

/** Enters numbers that a lease holds from now on. */
export const keepBlanks = async (
  client: Pick<pg.ClientBase, 'query'>,
  batch: string,
  lease: string,
  numbers: readonly BlankNumber[]
): Promise<void> => {
  await client.query(
    'insert into blank (voucher, batch, code, lease) select v, $1, c, $2 from unnest($3::text[], $4::text[]) as t(v, c)',
    [batch, lease, numbers.map(one => one.voucher), numbers.map(one => one.code)]
  )
}

/**
 * Blanks for a lease: returned ones first, then fresh random numbers. Numbers whose lease is refused afterwards stay
 * unused for good: there are more than anybody could draw.
 */
export const reserveBlanks = (
  pool: pg.Pool,
  batch: string,
  lease: string,
  count: number
): Promise<readonly BlankNumber[]> =>
  inTransaction(pool, async client => {
    const free = await takeFree(client, batch, lease, count)
    const drawn = Array.from({ length: count - free.length }, () => ({ voucher: randomUUID(), code: randomCode() }))
    await keepBlanks(client, batch, lease, drawn)
    return [...free, ...drawn]
  })

/** Numbers that a lease held before a restore, and holds again. */
export const regainBlanks = async (
  client: Pick<pg.ClientBase, 'query'>,
  batch: string,
  lease: string,
  numbers: readonly BlankNumber[]
): Promise<void> => {
  await client.query(
    `insert into blank (voucher, batch, code, lease) select v, $1, c, $2 from unnest($3::text[], $4::text[]) as t(v, c)
     on conflict (voucher) do update set lease = excluded.lease`,
    [batch, lease, numbers.map(one => one.voucher), numbers.map(one => one.code)]
  )
}

/** A signed return frees what the device never used. */
export const freeBlanks = async (client: pg.ClientBase, lease: string, unused: readonly string[]): Promise<void> => {
  if (unused.length === 0) return
  await client.query('update blank set lease = null where lease = $1 and voucher = any($2::text[])', [lease, unused])
}

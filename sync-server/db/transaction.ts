import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { databaseFailureOf } from './failure.ts'
import { inOneFlight } from './flight.ts'

export type Isolation = 'read committed' | 'repeatable read'

export interface TransactionOptions {
  readonly isolation?: Isolation
  readonly isReadOnly?: boolean
  /** How often the work is begun at most when it meets deadlocks or serialization failures. */
  readonly attempts?: number
}

const beginText = ({ isolation = 'read committed', isReadOnly = false }: TransactionOptions): string =>
  `begin isolation level ${isolation}${isReadOnly ? ' read only' : ''}`

/** Full jitter: two transactions that met once should not meet again. */
const backoffMs = (attempt: number): number => Math.random() * 20 * 2 ** attempt

const attemptOnce = async <T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions
): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const [result] = await inOneFlight(client, () => {
      const begun = client.query(beginText(options))
      return Promise.all([work(client), begun])
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Runs `work` in one transaction: all of it or nothing. Begun again on deadlock and serialization failure, so `work`
 * must have no effect outside the transaction.
 */
export const inTransaction = async <T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  options: TransactionOptions = {}
): Promise<T> => {
  const attempts = options.attempts ?? 6
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(pool, work, options)
    } catch (error) {
      if (attempt >= attempts || databaseFailureOf(error) !== 'conflict') throw error
      await pause(backoffMs(attempt))
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databaseFailureOf } from '../../../sync-server/db/failure.ts'
import { createPool, parseSafeInteger } from '../../../sync-server/db/pool.ts'
import { inTransaction } from '../../../sync-server/db/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase('empty')
  await database.pool.query('create table account (id int primary key, n bigint not null)')
})
beforeEach(() => database.pool.query('truncate account; insert into account values (1, 0), (2, 0)'))
afterAll(() => database.drop())

const amounts = async () => (await database.pool.query('select n from account order by id')).rows.map(row => row.n)

describe('a transaction', () => {
  test('leaves nothing when its work throws', async () => {
    const run = inTransaction(database.pool, async client => {
      await client.query('update account set n = 5')
      throw new Error('no')
    })
    await expect(run).rejects.toThrow('no')
    expect(await amounts()).toEqual([0, 0])
  })

  test('is begun again after a deadlock and then counted once', async () => {
    const add = (first: number, second: number) =>
      inTransaction(database.pool, async client => {
        await client.query('update account set n = n + 1 where id = $1', [first])
        await pause(50)
        await client.query('update account set n = n + 1 where id = $1', [second])
      })
    await Promise.all([add(1, 2), add(2, 1), add(1, 2), add(2, 1)])
    expect(await amounts()).toEqual([4, 4])
  })

  test('is begun again after a serialization failure', async () => {
    const add = () =>
      inTransaction(
        database.pool,
        async client => {
          const { rows } = await client.query('select n from account where id = 1')
          await pause(20)
          await client.query('update account set n = $1 where id = 1', [rows[0].n + 1])
        },
        { isolation: 'repeatable read' }
      )
    await Promise.all([add(), add(), add()])
    expect(await amounts()).toEqual([3, 0])
  })

  test('gives up after the attempts it was given', async () => {
    let begun = 0
    const run = inTransaction(
      database.pool,
      async client => {
        begun++
        await client.query(`do $$ begin raise exception using errcode = '40001'; end $$`)
      },
      { attempts: 3 }
    )
    await expect(run).rejects.toMatchObject({ code: '40001' })
    expect(begun).toBe(3)
  })
})

describe('a failure', () => {
  const thrownBy = (text: string) => database.pool.query(text).catch((error: unknown) => error)

  test('of the statement is deterministic', async () => {
    expect(databaseFailureOf(await thrownBy('insert into account values (1, 0)'))).toBe('deterministic')
    expect(databaseFailureOf(await thrownBy('select 1 / 0'))).toBe('deterministic')
    expect(databaseFailureOf(new TypeError('x is not a function'))).toBe('deterministic')
  })

  test('of the database or the line is an outage', async () => {
    const full = `do $$ begin raise exception using errcode = '53100'; end $$`
    expect(databaseFailureOf(await thrownBy(full))).toBe('outage')
    const closed = createPool({ url: 'postgresql://nobody@127.0.0.1:1/none', max: 1 })
    expect(databaseFailureOf(await closed.query('select 1').catch((error: unknown) => error))).toBe('outage')
    const lost = inTransaction(database.pool, client => client.query('select pg_terminate_backend(pg_backend_pid())'))
    expect(databaseFailureOf(await lost.catch((error: unknown) => error))).toBe('outage')
  })
})

describe('numbers', () => {
  test('bigint arrives as a number, an unsafe one is refused', async () => {
    expect((await database.pool.query('select 9007199254740991::bigint as n')).rows).toEqual([{ n: 9007199254740991 }])
    expect(() => parseSafeInteger('9007199254740993')).toThrow(RangeError)
  })
})

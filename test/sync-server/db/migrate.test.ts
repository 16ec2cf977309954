import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Migration, migrate, readMigrations } from '../../../sync-server/db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

const step = (number: number, sql: string, checksum = `sum-${sql}`): Migration => ({
  number,
  name: `000${number}-test.sql`,
  checksum,
  sql
})

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase('empty')
})
afterEach(() => database.drop())

const tables = async (): Promise<readonly string[]> => {
  const { rows } = await database.pool.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)
  return rows.map(row => row.tablename)
}

describe('migrations', () => {
  test('the shipped ones apply to an empty database, once', async () => {
    const shipped = await readMigrations()
    expect(await migrate(database.pool, shipped)).toEqual(shipped.map(one => one.number))
    expect(await migrate(database.pool, shipped)).toEqual([])
  })

  test('a later step brings old rows over', async () => {
    const first = step(1, 'create table t (a int); insert into t values (1), (2)')
    await migrate(database.pool, [first])
    expect(await migrate(database.pool, [first, step(2, 'alter table t add b int; update t set b = a * 10')])).toEqual([
      2
    ])
    const { rows } = await database.pool.query('select b from t order by b')
    expect(rows).toEqual([{ b: 10 }, { b: 20 }])
  })

  test('a failing step leaves nothing of the whole run', async () => {
    const run = migrate(database.pool, [step(1, 'create table t (a int)'), step(2, 'create table u (a nonsense)')])
    await expect(run).rejects.toThrow()
    expect(await tables()).toEqual([])
  })

  test('two processes at once apply each step once', async () => {
    const steps = [step(1, 'create table t (a int)'), step(2, 'insert into t values (1)')]
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.pool, steps)))
    expect(applied.flat().sort()).toEqual([1, 2])
    expect((await database.pool.query('select count(*) as n from t')).rows).toEqual([{ n: 1 }])
  })

  test('a file changed after it was applied is refused', async () => {
    await migrate(database.pool, [step(1, 'create table t (a int)')])
    await expect(migrate(database.pool, [step(1, 'create table t (a int)', 'other')])).rejects.toMatchObject({
      code: 'schemaChanged'
    })
  })

  test('a database of a newer server is refused', async () => {
    const first = step(1, 'create table t (a int)')
    await migrate(database.pool, [first, step(2, 'create table u (a int)')])
    await expect(migrate(database.pool, [first])).rejects.toMatchObject({ code: 'schemaNewer' })
  })
})

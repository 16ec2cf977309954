import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertNewEnough, openDatabase } from '../../../sync-server/db/database.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase('empty')
  // Found before the built-in one where the search path says so: the database tells another version of itself.
  await database.pool.query(`create schema past;
    create function past.current_setting(text) returns text language sql as $$ select '140013' $$`)
})
afterAll(() => database.drop())

const open = (searchPath: string) => {
  const url = new URL(database.url)
  url.searchParams.set('options', `-c search_path=${searchPath}`)
  return openDatabase({ databaseUrl: url.href, dataFolder: '', mayShare: true })
}

describe('the version of PostgreSQL', () => {
  test('is asked of the database that was named, before anything in it is touched', async () => {
    await expect(open('past,pg_catalog,public')).rejects.toMatchObject({
      code: 'databaseVersion',
      exitCode: 76,
      message: 'PostgreSQL 14 is too old: 15 or newer is needed.'
    })
    const { rows } = await database.pool.query(`select tablename from pg_tables where schemaname in ('past', 'public')`)
    expect(rows).toEqual([])
    const opened = await open('public')
    expect(opened.migrated.length).toBeGreaterThan(0)
    await opened.close()
  })

  test('is read as PostgreSQL writes it, in the old way of numbering too', () => {
    for (const good of [150_000, 150_010, 180_001]) expect(() => assertNewEnough(good)).not.toThrow()
    for (const old of [140_013, 100_023, 90_624, 0]) expect(() => assertNewEnough(old)).toThrow('too old')
  })
})

import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createPool } from '../../sync-server/db/pool.ts'

export interface TestDatabase {
  readonly url: string
  readonly pool: ReturnType<typeof createPool>
  drop(): Promise<void>
}

const withAdmin = async (text: string): Promise<void> => {
  const admin = createPool({ url: inject('clusterUrl'), max: 1 })
  await admin.query(text)
  await admin.end()
}

const openDatabase = (name: string): TestDatabase => {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  const pool = createPool({ url: url.href, max: 8 })
  const drop = async () => {
    await pool.end()
    await withAdmin(`drop database if exists ${name} with (force)`)
  }
  return { url: url.href, pool, drop }
}

const databaseFrom = async (source: string): Promise<TestDatabase> => {
  const name = `jinquan_suite_${randomBytes(6).toString('hex')}`
  await withAdmin(`create database ${name} template ${source} encoding 'UTF8'`)
  return openDatabase(name)
}

/** An own database for a suite: migrated, or empty for tests of the migrations themselves. */
export const createTestDatabase = (content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> =>
  databaseFrom(content === 'migrated' ? inject('templateName') : 'template0')

const nameOf = ({ url }: TestDatabase): string => new URL(url).pathname.slice(1)

/** Everything that a database holds, and nothing else, in another one. Ends the pool: yields the first one anew. */
export const copyDatabase = async (database: TestDatabase): Promise<{ database: TestDatabase; copy: TestDatabase }> => {
  await database.pool.end()
  const copy = await databaseFrom(nameOf(database))
  return { database: openDatabase(nameOf(database)), copy }
}

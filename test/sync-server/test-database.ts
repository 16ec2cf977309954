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

/** An own database for a suite: migrated, or empty for tests of the migrations themselves. */
export const createTestDatabase = async (content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> => {
  const name = `jinquan_suite_${randomBytes(6).toString('hex')}`
  const source = content === 'migrated' ? inject('templateName') : `template0`
  await withAdmin(`create database ${name} template ${source} encoding 'UTF8'`)
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  const pool = createPool({ url: url.href, max: 8 })
  const drop = async () => {
    await pool.end()
    await withAdmin(`drop database if exists ${name} with (force)`)
  }
  return { url: url.href, pool, drop }
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { StartupFailure } from '../startup-failure.ts'
import { inTransaction } from './transaction.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

interface AppliedMigration {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

/** One lock for the whole cluster of processes; the number has no meaning beyond being ours. */
const migrationLock = 7_214_055_001

const defaultFolder = fileURLToPath(new URL('./migrations', import.meta.url))

export const readMigrations = async (folder: string = defaultFolder): Promise<readonly Migration[]> => {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
      if (!match || Number(match[1]) !== index + 1) throw new Error(`Migration out of order or badly named: ${file}`)
      const sql = await readFile(`${folder}/${file}`, 'utf8')
      return { number: index + 1, name: file, checksum: createHash('sha256').update(sql).digest('hex'), sql }
    })
  )
}

const ledgerTable = `create table if not exists schema_migration (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
)`

const assertKnown = (applied: readonly AppliedMigration[], known: readonly Migration[]): void => {
  for (const row of applied) {
    const file = known[row.number - 1]
    if (!file) {
      throw new StartupFailure(
        `The database is at schema ${applied.length}, this server knows ${known.length}. Start the newer server version.`,
        { code: 'schemaNewer' }
      )
    }
    if (file.checksum !== row.checksum) {
      throw new StartupFailure(
        `Migration ${row.name} was changed after it was applied. Put the original file back and add a new migration.`,
        { code: 'schemaChanged' }
      )
    }
  }
}

/**
 * Brings the schema up to date: everything pending in one transaction, one process at a time.
 * @returns the numbers applied by this call
 */
export const migrate = async (pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly number[]> =>
  inTransaction(pool, async client => {
    await client.query('set local lock_timeout = 0')
    await client.query('set local statement_timeout = 0')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query(ledgerTable)
    const applied = await client.query<AppliedMigration>(
      'select number, name, checksum from schema_migration order by number'
    )
    assertKnown(applied.rows, migrations)
    const pending = migrations.slice(applied.rows.length)
    for (const migration of pending) {
      await client.query(migration.sql)
      await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.checksum
      ])
    }
    return pending.map(migration => migration.number)
  })

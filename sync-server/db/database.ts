import type pg from 'pg'
import { StartupFailure } from '../startup-failure.ts'
import { type Cluster, runningClusterUrl, startCluster } from './cluster.ts'
import { databaseFailureOf } from './failure.ts'
import { migrate, readMigrations } from './migrate.ts'
import { createPool } from './pool.ts'

/** A migrated database and the way to let go of it. */
export interface Database {
  readonly pool: pg.Pool
  readonly url: string
  /** A streaming standby of the same database, where there is one: it may lag, be away, or have been promoted. */
  readonly standby?: pg.Pool | undefined
  /** Migrations applied while opening. */
  readonly migrated: readonly number[]
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly databaseUrl: string | undefined
  readonly readDatabaseUrl?: string | undefined
  readonly dataFolder: string
  /** A short command may work on the database of a server that is running; a second server may not. */
  readonly mayShare: boolean
  readonly poolSize?: number
  readonly onIdleError?: (error: Error) => void
}

const oldestMajor = 15

/**
 * @param version `server_version_num` of the server: 150010 is 15.10, 90624 is 9.6.24
 * @throws StartupFailure databaseVersion where it is older than what the migrations are written for
 */
export const assertNewEnough = (version: number): void => {
  const major = Math.floor(version / 10_000)
  if (major >= oldestMajor) return
  throw new StartupFailure(`PostgreSQL ${major} is too old: ${oldestMajor} or newer is needed.`, {
    code: 'databaseVersion'
  })
}

const assertUsable = async (pool: pg.Pool): Promise<void> => {
  const rows = await pool
    .query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    .catch((cause: Error) => {
      throw new StartupFailure(`The database named by DATABASE_URL does not answer: ${cause.message}`, {
        code: 'databaseUnreachable',
        cause
      })
    })
  assertNewEnough(rows.rows[0]?.version ?? 0)
}

/** A pull that the standby keeps waiting is answered by the primary. */
const standbyPatienceMs = 3000

/** Connects when first asked: a standby that is away keeps no server from starting. */
const standbyOf = ({ readDatabaseUrl: url, onIdleError }: DatabaseOptions): pg.Pool | undefined =>
  url === undefined
    ? undefined
    : createPool({ url, patienceMs: standbyPatienceMs, ...(onIdleError === undefined ? {} : { onIdleError }) })

const sourceOf = async (options: DatabaseOptions): Promise<{ url: string; cluster: Cluster | undefined }> => {
  if (options.databaseUrl !== undefined) return { url: options.databaseUrl, cluster: undefined }
  const shared = options.mayShare ? await runningClusterUrl(options.dataFolder) : undefined
  if (shared !== undefined) return { url: shared, cluster: undefined }
  const cluster = await startCluster(options.dataFolder)
  if (!options.mayShare) cluster.keepRunning()
  return { url: cluster.url, cluster }
}

/** Opens and migrates the database: DATABASE_URL if given, else the packaged PostgreSQL of the data folder. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { url, cluster } = await sourceOf(options)
  const pool = createPool({
    url,
    ...(options.poolSize === undefined ? {} : { max: options.poolSize }),
    ...(options.onIdleError === undefined ? {} : { onIdleError: options.onIdleError })
  })
  const standby = standbyOf(options)
  const close = async () => {
    await standby?.end()
    await pool.end()
    await cluster?.stop()
  }
  try {
    await assertUsable(pool)
    return { pool, url, standby, migrated: await migrate(pool, await readMigrations()), close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/** Whether the database answers at all; for health checks. */
export const isAnswering = async (pool: pg.Pool): Promise<boolean> => {
  try {
    await pool.query('select 1')
    return true
  } catch (error) {
    if (databaseFailureOf(error) === 'deterministic') throw error
    return false
  }
}

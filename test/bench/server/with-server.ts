import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCluster } from '../../../sync-server/db/cluster.ts'
import { type Database, openDatabase } from '../../../sync-server/db/database.ts'
import { type BenchProvince, foundProvince } from './province.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

export interface BenchServer extends BenchProvince {
  readonly database: Database
  readonly folder: string
  readonly server: ServerProcess
}

export interface Wanted {
  readonly desks: number
  /** Workers that each desk has registered; 400 unless told. */
  readonly peopleEach?: number
  /** Rows laid down before the server starts. */
  readonly fill?: (database: Database, province: BenchProvince) => Promise<void>
}

/** The real server process on the packaged PostgreSQL, both on a folder of their own that is gone afterwards. */
export const withServer = async (wanted: Wanted, work: (bench: BenchServer) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-bench-'))
  const cluster = await startCluster(folder)
  try {
    const database = await openDatabase({ databaseUrl: cluster.url, dataFolder: folder, mayShare: true })
    const province = await foundProvince(database, folder, wanted.desks, wanted.peopleEach)
    await wanted.fill?.(database, province)
    const server = await startServerProcess(cluster.url, folder)
    try {
      await work({ ...province, database, folder, server })
    } finally {
      await server.stop()
      await database.close()
    }
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

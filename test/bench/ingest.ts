// performance.md: ingest in batches of 50 and entry by entry, against pgbench of the same run on the same cluster.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCluster } from '../../sync-server/db/cluster.ts'
import { openDatabase } from '../../sync-server/db/database.ts'
import { openRawLimit } from './ingest/pgbench.ts'
import { foundProvince } from './ingest/province.ts'
import { startServerProcess } from './ingest/server-process.ts'
import { ingest } from './ingest/upload-rate.ts'
import { printRatio } from './replica/figures.ts'

const listOf = (text: string | undefined, otherwise: readonly number[]): readonly number[] =>
  text === undefined ? otherwise : text.split(',').map(Number)

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const CLIENTS = listOf(process.env.BENCH_CLIENTS, [1, 8, 64])
const BATCHES = listOf(process.env.BENCH_BATCHES, [50, 1])

const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-bench-'))
const cluster = await startCluster(folder)
try {
  const database = await openDatabase({ databaseUrl: cluster.url, dataFolder: folder, mayShare: true })
  const { desks } = await foundProvince(database, folder, Math.max(...CLIENTS))
  const raw = await openRawLimit(cluster.url, folder)
  console.error(`raw limit: ${raw.name}`)
  const server = await startServerProcess(cluster.url, folder)
  for (const clients of CLIENTS) {
    const used = desks.slice(0, clients)
    const cells = BATCHES.map(batch => ({ batch, rounds: [] as (readonly [number, number])[], rate: 100 * batch }))
    for (const cell of cells) cell.rate = await ingest(server.url, used, cell.batch, Math.ceil(200 / clients))
    for (let round = 0; round < ROUNDS; round += 1) {
      await database.pool.query('checkpoint')
      const limit = await raw.run(clients, SECONDS)
      for (const cell of cells) {
        await database.pool.query('checkpoint')
        const uploads = Math.max(1, Math.ceil((cell.rate * SECONDS) / clients / cell.batch))
        cell.rate = await ingest(server.url, used, cell.batch, uploads)
        cell.rounds.push([cell.rate, limit])
      }
    }
    for (const { batch, rounds } of cells) {
      const what = batch === 1 ? 'one entry a request' : `batches of ${batch}`
      printRatio(`ingest, ${what}, ${clients} clients, against ${raw.name}`, 'a second', rounds)
    }
  }
  await server.stop()
  await database.close()
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

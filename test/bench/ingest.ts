// performance.md: ingest in batches of 50 and entry by entry, against pgbench of the same run on the same cluster.
import { printRatio } from './replica/figures.ts'
import { openRawLimit } from './server/pgbench.ts'
import { ingest } from './server/upload-rate.ts'
import { ROUNDS, withServer } from './server/with-server.ts'

const listOf = (text: string | undefined, otherwise: readonly number[]): readonly number[] =>
  text === undefined ? otherwise : text.split(',').map(Number)

const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const CLIENTS = listOf(process.env.BENCH_CLIENTS, [1, 8, 64])
const BATCHES = listOf(process.env.BENCH_BATCHES, [50, 1])

await withServer({ desks: Math.max(...CLIENTS) }, async ({ database, folder, server, desks }) => {
  const raw = await openRawLimit(database.url, folder)
  console.error(`raw limit: ${raw.name}`)
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
})

// performance.md: a page of a pull and uploads on a large database, against the same on one of a fifth of its size.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { counties } from '../../domain/codes/regions.ts'
import { startCluster } from '../../sync-server/db/cluster.ts'
import { openDatabase } from '../../sync-server/db/database.ts'
import { printRatio } from './replica/figures.ts'
import { openLine } from './server/line.ts'
import { layDownVouchers } from './server/many-vouchers.ts'
import { foundProvince } from './server/province.ts'
import { pullPage } from './server/pull-client.ts'
import { startServerProcess } from './server/server-process.ts'
import { ingest } from './server/upload-rate.ts'

const LARGE = Number(process.env.BENCH_DOCUMENTS ?? 5_000_000)
const SMALL = LARGE / 5
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const PAGE = 1000
const PAGES = 4
const CLIENTS = 4
/** Few, so that every page is full at both sizes. */
const PLACES = counties()
  .map(({ code }) => code)
  .slice(0, 20)

const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-bench-'))
const cluster = await startCluster(folder)

/** A database of its own on the same cluster, with a server process of its own. */
const openSize = async (documents: number) => {
  const admin = await openDatabase({ databaseUrl: cluster.url, dataFolder: folder, mayShare: true })
  await admin.pool.query(`create database size_${documents}`)
  await admin.close()
  const url = new URL(cluster.url)
  url.pathname = `/size_${documents}`
  const data = await mkdtemp(path.join(folder, 'data-'))
  const database = await openDatabase({ databaseUrl: url.href, dataFolder: data, mayShare: true })
  const { desks } = await foundProvince(database, data, CLIENTS)
  await layDownVouchers(database, documents, PLACES)
  console.error(`${documents} vouchers laid down`)
  const server = await startServerProcess(url.href, data)
  const [desk] = desks
  if (!desk) throw new Error('no desk')
  const scope = `county:${desk.county}`
  const half = Math.floor(documents / PLACES.length / 2)
  return {
    /** Milliseconds of a page from the middle of a county's feed. */
    page: async (): Promise<number> => {
      const line = await openLine(server.url)
      const start = performance.now()
      for (let n = 0; n < PAGES; n += 1) {
        const from = { [scope]: half, global: 1_000_000 }
        const { lines } = await pullPage(line, server.url.host, desk.token, from, PAGE)
        if (lines < PAGE) throw new Error(`${documents} documents are too few for a page of ${PAGE}`)
      }
      const spent = performance.now() - start
      line.close()
      return spent / PAGES
    },
    /** Milliseconds an entry takes, in batches of 50. */
    entry: async (): Promise<number> => 1000 / (await ingest(server.url, desks, 50, 3)),
    checkpoint: () => database.pool.query('checkpoint'),
    close: async () => {
      await server.stop()
      await database.close()
    }
  }
}

try {
  const small = await openSize(SMALL)
  const large = await openSize(LARGE)
  await large.checkpoint()
  const pages: (readonly [number, number])[] = []
  const entries: (readonly [number, number])[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = [await large.page(), await small.page()] as const
    const entry = [await large.entry(), await small.entry()] as const
    console.error(`round ${round}: ${page.map(Math.round)} ms a page, ${entry.map(n => n.toFixed(2))} ms an entry`)
    // The first round fills the caches of both.
    if (round === 0) continue
    pages.push(page)
    entries.push(entry)
  }
  printRatio(`pull of a page of ${PAGE} at ${LARGE} documents, against ${SMALL}`, 'ms', pages)
  printRatio(`push of an entry in batches of 50 at ${LARGE} documents, against ${SMALL}`, 'ms', entries)
  await large.close()
  await small.close()
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

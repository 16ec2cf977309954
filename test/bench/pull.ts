// performance.md: a county's whole replica in pages of 5,000, against COPY of the same rows page by page.
import pg from 'pg'
import { printRatio } from './replica/figures.ts'
import { openLine } from './server/line.ts'
import { layDownVouchers } from './server/many-vouchers.ts'
import { pullAll } from './server/pull-client.ts'
import { ROUNDS, withServer } from './server/with-server.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 100_000)
const PAGE = 5000

/** Documents of a scope in the order of its feed, as text to a client that throws them away. Yields the bytes. */
const copyPages = async (client: pg.Client, scope: string, end: number): Promise<number> => {
  let bytes = 0
  const count = ({ chunk }: { chunk: Buffer }) => (bytes += chunk.length)
  client.connection.on('copyData', count)
  for (let from = 0; from < end; from += PAGE)
    await client.query(
      `copy (select d.body from feed f join document d on d.collection = f.collection and d.id = f.id
        where f.scope = '${scope}' and f.seq > ${from} and f.seq <= ${from + PAGE} order by f.seq) to stdout`
    )
  client.connection.off('copyData', count)
  return bytes
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

await withServer(
  { desks: 1, fill: (database, { desks }) => layDownVouchers(database, COUNT, [desks[0]?.county ?? '']) },
  async ({ server, database, desks }) => {
    const [desk] = desks
    if (!desk) throw new Error('no desk')
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    const line = await openLine(server.url)
    const scope = `county:${desk.county}`
    const { rows } = await database.pool.query<{ seq: number }>('select seq from scope_counter where scope = $1', [
      scope
    ])
    const end = rows[0]?.seq ?? 0
    const rounds: (readonly [number, number])[] = []
    // Warms both.
    let seen = await pullAll(line, server.url.host, desk.token, PAGE)
    await copyPages(client, scope, end)
    for (let round = 0; round < ROUNDS; round += 1) {
      const raw = end / (await timed(() => copyPages(client, scope, end)))
      const took = await timed(async () => {
        seen = await pullAll(line, server.url.host, desk.token, PAGE)
      })
      rounds.push([seen / took, raw])
    }
    line.close()
    await client.end()
    if (seen < COUNT) throw new Error(`only ${seen} documents came`)
    printRatio(`pull, ${COUNT} vouchers, pages of ${PAGE}, against paged COPY`, 'documents a second', rounds)
  }
)

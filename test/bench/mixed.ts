// Uploads and first loads at once: what each keeps of its speed while the other runs.
import { printRatio } from './replica/figures.ts'
import { openLine } from './server/line.ts'
import { layDownVouchers } from './server/many-vouchers.ts'
import { pullAll } from './server/pull-client.ts'
import { ingest } from './server/upload-rate.ts'
import { ROUNDS, withServer } from './server/with-server.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 200_000)
const PUSHING = 8
const PULLING = 4
const BATCH = 20
const UPLOADS = 20
const PAGE = 1000

await withServer(
  {
    desks: PUSHING + PULLING,
    fill: (database, { desks }) =>
      layDownVouchers(
        database,
        COUNT,
        desks.slice(PUSHING).map(({ county }) => county)
      )
  },
  async ({ server, desks }) => {
    const lines = await Promise.all(Array.from({ length: PULLING }, () => openLine(server.url)))
    const push = (): Promise<number> => ingest(server.url, desks.slice(0, PUSHING), BATCH, UPLOADS)
    /** Documents a second, all pulling desks together; `isDone` ends them early. */
    const pull = async (isDone: () => boolean): Promise<number> => {
      const start = performance.now()
      let documents = 0
      const load = async (line: (typeof lines)[number], token: string) => {
        do documents += await pullAll(line, server.url.host, token, PAGE)
        while (!isDone())
      }
      await Promise.all(lines.map((line, n) => load(line, desks[PUSHING + n]?.token ?? '')))
      return (documents * 1000) / (performance.now() - start)
    }
    await Promise.all([push(), pull(() => true)])
    const pushed: (readonly [number, number])[] = []
    const pulled: (readonly [number, number])[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const [pushAlone, pullAlone] = [await push(), await pull(() => true)]
      let isDone = false
      const pushing = push().finally(() => {
        isDone = true
      })
      const [pushBeside, pullBeside] = await Promise.all([pushing, pull(() => isDone)])
      pushed.push([pushBeside, pushAlone])
      pulled.push([pullBeside, pullAlone])
    }
    for (const line of lines) line.close()
    printRatio(
      `push in batches of ${BATCH}, ${PUSHING} desks, beside ${PULLING} first loads, against alone`,
      'entries a second',
      pushed
    )
    printRatio(
      `${PULLING} first loads, pages of ${PAGE}, beside ${PUSHING} pushing desks, against alone`,
      'documents a second',
      pulled
    )
  }
)

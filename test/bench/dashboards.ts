// performance.md: the province's figures over two million vouchers, against the look-up of one document.
import { readStatistics } from '../../sync-server/reports/statistics.ts'
import { median, printRatio } from './replica/figures.ts'
import { layDownVouchers } from './server/many-vouchers.ts'
import { withServer } from './server/with-server.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 2_000_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const TIMES = 40

await withServer({ desks: 20, fill: database => layDownVouchers(database, COUNT) }, async ({ database: { pool } }) => {
  const each = async (work: (n: number) => Promise<unknown>): Promise<number> => {
    const spent: number[] = []
    for (let n = 0; n < TIMES; n += 1) {
      const start = performance.now()
      await work(n)
      spent.push(performance.now() - start)
    }
    return median(spent)
  }
  const one = (n: number) =>
    pool.query('select body from document where collection = $1 and id = $2', [
      'voucher',
      `v-${String((n * 48_611) % COUNT).padStart(8, '0')}`
    ])
  const rounds: (readonly [number, number])[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const raw = await each(one)
    const whole = await each(() => readStatistics(pool, Date.now()))
    if (round > 0) rounds.push([whole, raw])
  }
  const { province } = await readStatistics(pool, Date.now())
  if (province.figures['voucher.value-open.issued'] !== COUNT) throw new Error('the figures do not add up')
  printRatio(`figures of the province over ${COUNT} vouchers, against one document by key`, 'ms', rounds)
})

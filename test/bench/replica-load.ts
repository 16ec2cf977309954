// performance.md: first load of a replica against bare Dexie, and a load that goes on after being stopped in the middle.
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { printRatio } from './replica/figures.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 60_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

const { page, until, close } = await openRealBrowser('test/bench/replica/bench.page.ts')
await until('window.inWorker')
const first: (readonly [number, number])[] = []
const resumed: (readonly [number, number])[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const raw = await page.evaluate<number>(`inWorker('rawLoad', ${COUNT})`)
  const ours = await page.evaluate<{ whole: number; secondHalf: number }>(`inWorker('replicaLoad', ${COUNT})`)
  first.push([(ours.whole * 1000) / COUNT, (raw * 1000) / COUNT])
  resumed.push([(ours.secondHalf * 2000) / COUNT, (ours.whole * 1000) / COUNT])
}
await close()
printRatio(`first replica, ${COUNT} vouchers, per document`, 'µs', first)
printRatio('resumed pull (stopped at half), per document', 'µs', resumed)

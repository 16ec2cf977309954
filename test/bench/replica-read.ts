// performance.md: keyed reads and first pages at a large replica, against bare Dexie.
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { printRatio } from './replica/figures.ts'

const LARGE = Number(process.env.BENCH_LARGE ?? 200_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const TIMES = 100

const { page, until, close } = await openRealBrowser('test/bench/replica/bench.page.ts')
await until('window.inWorker')
await page.evaluate(`inWorker('prepareReads', ${LARGE})`)
const keyed: (readonly [number, number])[] = []
const lists: (readonly [number, number])[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const one = await page.evaluate<{ key: number; rawKey: number; list: number; rawList: number }>(
    `inWorker('readRound', ${LARGE}, ${TIMES})`
  )
  keyed.push([one.key / TIMES, one.rawKey / TIMES])
  lists.push([one.list / TIMES, one.rawList / TIMES])
}
await close()
printRatio(`keyed read at ${LARGE}`, 'ms', keyed)
printRatio(`list of 50 at ${LARGE}`, 'ms', lists)

// performance.md: the product's own first load, page by page from a server, and what of it blocks the page.
import { createPullServer } from '../renderer/replica/browser/pull-server.ts'
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { voucherLine } from '../renderer/replica/browser/sample-documents.ts'
import { printFigure } from './replica/figures.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 60_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

const long: number[] = []
let spent = 0
for (let round = 0; round < ROUNDS; round += 1) {
  const server = createPullServer()
  server.publish(...Array.from({ length: COUNT }, (_, n) => voucherLine(n)))
  const { page, until, close } = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', server.backend)
  await until('window.replica')
  const start = performance.now()
  await page.evaluate(`(async () => {
    window.long = []
    new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' })
    await replica.open()
    await settled(() => replica.state().phase === 'live' && !replica.state().isPulling)
  })()`)
  spent += performance.now() - start
  long.push(...(await page.evaluate<number[]>('long')))
  await close()
}
const worst = Math.max(0, ...long)
printFigure({
  name: 'first replica: long tasks > 50 ms on the main thread',
  value: long.length,
  unit: 'tasks',
  raw: null,
  ratio: null,
  rounds: ROUNDS
})
printFigure({
  name: 'first replica: longest task over 50 ms',
  value: worst,
  unit: 'ms',
  raw: null,
  ratio: null,
  rounds: ROUNDS
})
printFigure({
  name: `first replica: ${COUNT} vouchers from a server to usable`,
  value: spent / ROUNDS / 1000,
  unit: 's',
  raw: null,
  ratio: null,
  rounds: ROUNDS
})

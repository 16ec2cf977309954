// performance.md rows 1 to 3: first load, what it blocks, and a load that goes on after being stopped in the middle.
import { createPullServer } from '../renderer/replica/browser/pull-server.ts'
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { voucherLine } from '../renderer/replica/browser/sample-documents.ts'
import { printFigure, printRatio } from './replica/figures.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 60_000)
const ROUNDS = 3

async function loadRatios(): Promise<void> {
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
}

/** The product's own first load, page by page from a server, watched from the page. */
async function blocking(): Promise<void> {
  const long: number[] = []
  let spent = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = createPullServer()
    server.publish(...Array.from({ length: COUNT }, (_, n) => voucherLine(n)))
    const { page, until, close } = await openRealBrowser(
      'test/renderer/replica/browser/replica.page.ts',
      server.backend
    )
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
}

await loadRatios()
await blocking()

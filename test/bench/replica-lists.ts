// performance.md "first page of any list", and what a scan reads, under own pending work.
import { createPullServer } from '../renderer/replica/browser/pull-server.ts'
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import {
  directoryLines,
  personId,
  personLine,
  SAMPLE_DEVICE,
  SAMPLE_OPERATOR,
  SAMPLE_SERVER,
  voucherId,
  voucherLine
} from '../renderer/replica/browser/sample-documents.ts'
import { percentile, printFigure } from './replica/figures.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 60_000)
const PENDING = Number(process.env.BENCH_PENDING ?? 500)

/** Own work on so many persons: each records an intention. */
const pending = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    body: {
      v: 1,
      id: `0198a000-0000-7000-8000-${String(n).padStart(12, '0')}`,
      serverId: SAMPLE_SERVER,
      deviceId: SAMPLE_DEVICE,
      kind: 'intention.record',
      args: { person: personId(n * 13), occupation: '4-10-01-01', level: '5', source: 'counter' },
      operator: SAMPLE_OPERATOR,
      policyVersion: 0,
      at: 1_780_000_000_000,
      lastContact: 1_780_000_000_000,
      clockFlagged: false,
      dataAge: 0,
      sealed: []
    },
    envelope: { generation: 1, seq: n + 1, prev: '0'.repeat(64), bodyHash: '0'.repeat(64) },
    verdict: null
  }))

const lists = [
  { collection: 'voucher', limit: 50 },
  { collection: 'voucher', where: { state: 'bound' }, limit: 50 },
  { collection: 'voucher', order: 'code', limit: 50 },
  {
    collection: 'voucher',
    where: { state: 'issued', level: '5' },
    filter: { faceValueFen: { $gte: 100_000 } },
    limit: 50
  },
  { collection: 'person', limit: 50 },
  { collection: 'person', where: { sex: 'male' }, limit: 50 }
]

/** In the page: milliseconds of each of so many calls. */
const timings = (expression: string, times: number): string => `(async () => {
  const spent = []
  for (let n = 0; n < ${times}; n += 1) { const start = performance.now(); await (${expression}); spent.push(performance.now() - start) }
  return spent
})()`

const server = createPullServer()
server.publish(...directoryLines())
for (let n = 0; n < COUNT; n += 1) server.publish(voucherLine(n), personLine(n))
const { page, until, close } = await openRealBrowser('test/renderer/replica/browser/replica.page.ts', server.backend)
await until('window.replica')
await page.evaluate(
  `replica.open().then(() => settled(() => replica.state().phase === 'live' && replica.state().search.done))`
)
const single = (name: string, value: number, unit: string, rounds: number): void =>
  printFigure({ name, value, unit, raw: null, ratio: null, rounds })

await page.evaluate(
  `window.long = []; new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' })`
)
const first: number[] = []
for (const query of lists)
  first.push(...(await page.evaluate<number[]>(timings(`replica.page(${JSON.stringify(query)})`, 40))))
single(`first page of any list at ${COUNT} + ${COUNT}, p95`, percentile(first, 0.95), 'ms', first.length)

const scrolled = await page.evaluate<number[]>(`(async () => {
  const spent = []
  for (let after, n = 0; n < 100; n += 1) {
    const start = performance.now()
    const result = await replica.page({ collection: 'voucher', where: { state: 'bound' }, limit: 50, after })
    after = result.next
    spent.push(performance.now() - start)
  }
  return spent
})()`)
single('scrolling: hundred pages of 50 behind one another, p95', percentile(scrolled, 0.95), 'ms', scrolled.length)

const own = pending(PENDING)
const folding = await page.evaluate<number>(`(async () => {
  const start = performance.now()
  double.setEntries(${JSON.stringify(own)})
  while (!replica.outcomeOf('${own.at(-1)?.body.id}')) await new Promise(done => setTimeout(done, 1))
  return performance.now() - start
})()`)
single(`${PENDING} own pending entries folded, from main to the page`, folding, 'ms', 1)
const keys = `[{ collection: 'voucher', id: '${voucherId(4711)}' }, { collection: 'person', id: '${personId(26)}' }, { collection: 'directory', id: '${SAMPLE_DEVICE}' }]`
const reading = await page.evaluate<number[]>(timings(`replica.reads(${keys})`, 300))
single(`reads of a scan with ${PENDING} pending entries, p99`, percentile(reading, 0.99), 'ms', reading.length)
const under = await page.evaluate<number[]>(timings(`replica.page({ collection: 'person', limit: 50 })`, 60))
single(`first page of persons with ${PENDING} pending entries, p95`, percentile(under, 0.95), 'ms', under.length)
const found = await page.evaluate<number[]>(timings(`replica.search('wangxm', 20)`, 60))
single(`person by sound among ${COUNT}, p95`, percentile(found, 0.95), 'ms', found.length)
single('reading: long tasks > 50 ms on the main thread', (await page.evaluate<number[]>('long')).length, 'tasks', 1)
await close()

// performance.md "scan → verdict offline": a paper that the desk can only prove by its signatures, under own pending work.
import { createPullServer } from '../renderer/replica/browser/pull-server.ts'
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { voucherLine } from '../renderer/replica/browser/sample-documents.ts'
import { median, percentile, printFigure } from './replica/figures.ts'
import { openScanOffice } from './replica/scan-office.ts'

const COUNT = Number(process.env.BENCH_DOCUMENTS ?? 60_000)
const PENDING = Number(process.env.BENCH_PENDING ?? 500)
const PAPERS = 100
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

const office = openScanOffice(PENDING, PAPERS)
const server = createPullServer()
server.publish(...office.lines)
for (let n = 0; n < COUNT; n += 1) server.publish(voucherLine(n))
const { page, until, close } = await openRealBrowser('test/bench/replica/scan.page.ts', server.backend)
await until('window.openScanDesk')
await page.evaluate(
  `openScanDesk(${JSON.stringify(office.replies)}, '${office.classId}').then(one => { window.scanDesk = one })`
)
await page.evaluate(`(async () => {
  scanDesk.hold(${JSON.stringify(office.pending)})
  while (!scanDesk.replica.outcomeOf('${office.lastPending}')) {
    await new Promise(done => setTimeout(done, 5))
  }
})()`)

interface Scanned {
  readonly spent: number
  readonly outcome: string
  readonly reason: unknown
}
const spent: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  for (const paper of office.papers) {
    const one = await page.evaluate<Scanned>(`scanDesk.scan('${paper}', '${office.idNumber}')`)
    if (one.outcome !== 'yes' && one.outcome !== 'provisional') throw new Error(JSON.stringify(one))
    // code is compiled on the first ones, at a counter too: they are left out once
    if (round > 0) spent.push(one.spent)
  }
}
await close()
const what = `scan to verdict without a line, ${COUNT} vouchers, ${PENDING} pending entries`
const figure = { unit: 'ms', raw: null, ratio: null, rounds: spent.length }
printFigure({ name: `${what}, p50`, value: median(spent), ...figure })
printFigure({ name: `${what}, p99`, value: percentile(spent, 0.99), ...figure })

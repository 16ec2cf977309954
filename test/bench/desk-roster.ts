// performance.md "Excel roster": a list of workers read, every cell checked and shown, against the library's plain read.
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { writeSheet } from '../../src-renderer/import/write-sheet.ts'
import { openRealBrowser } from '../renderer/replica/browser/real-browser.ts'
import { sampleName } from '../renderer/replica/browser/sample-documents.ts'
import { printFigure, printRatio } from './replica/figures.ts'

const ROWS = Number(process.env.BENCH_ROWS ?? 20_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)

const headers = ['姓名', '身份证号', '性别', '联系电话', '文化程度', '人员类别', '意向工种', '意向等级', '县区']
/** A sample number counts to 999: days of birth make so many different ones. */
const worker = (n: number): readonly string[] => {
  const birth = new Date(Date.UTC(1970, 0, 1 + Math.floor(n / 400))).toISOString().slice(0, 10)
  const idNumber = sampleIdNumber(n % 400, birth, n % 2 === 0 ? 'male' : 'female')
  const sex = n % 2 === 0 ? '男' : '女'
  return [sampleName(n), idNumber, sex, samplePhone(n), '高中', '农民工', '电工', '初级工', '清徐县']
}
const file = await writeSheet({
  name: '名册',
  columns: headers.map(header => ({ header })),
  rows: Array.from({ length: ROWS }, (_, n) => worker(n))
})

const { page, until, close } = await openRealBrowser('test/bench/replica/sheet.page.ts')
await until('window.takeFile')
await page.evaluate(`takeFile('${Buffer.from(file).toString('base64')}')`)
await page.evaluate(`window.long = []
  new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' })`)
const rounds: (readonly [number, number])[] = []
for (let round = 0; round <= ROUNDS; round += 1) {
  const raw = await page.evaluate<number>('plainRead()')
  const { spent, good } = await page.evaluate<{ spent: number; good: number }>('checkedAndShown()')
  if (good !== ROWS) throw new Error(`${good} of ${ROWS} rows were good`)
  // the first round pays for loading the workers' code
  if (round > 0) rounds.push([spent, raw])
}
const long = await page.evaluate<readonly number[]>('long')
await close()
printRatio(`roster of ${ROWS} rows checked and shown`, 'ms', rounds)
printFigure({
  name: 'roster: long tasks > 50 ms on the main thread, each round',
  value: long.length / (ROUNDS + 1),
  unit: 'tasks',
  raw: null,
  ratio: null,
  rounds: ROUNDS + 1
})
printFigure({
  name: 'roster: longest task over 50 ms',
  value: Math.max(0, ...long),
  unit: 'ms',
  raw: null,
  ratio: null,
  rounds: ROUNDS + 1
})

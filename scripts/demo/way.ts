import path from 'node:path'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { openVerifying, type Visitor, verify, verifyByBridge, verifyByCamera, verifyByCode } from './centre-steps.ts'
import { Chance } from './chance.ts'
import { runClass, seatsOfClass } from './classes.ts'
import { importWorkbook, issueInBulk, type Newcomer, reserve, seatOf, serveAtCounter } from './county-steps.ts'
import type { DemoDesk } from './demo-desk.ts'
import { writeFilm } from './film.ts'
import { type Marks, marksOf } from './marks.ts'
import { idNumbersOf, papersOf } from './papers.ts'
import { atProvince, countOnPage, untilCounted } from './province-watch.ts'
import { type StandInBridge, startBridge } from './reader-bridge/stand-in.ts'
import { places, type Stage } from './stage.ts'

export interface WayOptions {
  /** Vouchers issued in bulk; two more are issued at the counter. */
  readonly issue: number
  readonly seed: number
  readonly say: (line: string) => void
}

const workbook = path.join(import.meta.dirname, 'workbook/workers.xlsx')
/** Centre A runs as many classes as its visitors need, one seat of each kept for somebody it expects. */
const classOfA = (nth: number): string => `class-demo-a${nth + 1}`
const classOfB = 'class-demo-b'
const strangersInClass = seatsOfClass - 1
/** A long queue says how far it is. */
const WORKERS_BETWEEN_WORDS = 25

interface Desks {
  readonly county: DemoDesk
  readonly centreA: DemoDesk
  readonly centreB: DemoDesk
}

/** Who comes to centre A: strangers with a paper, and one whom it knows and who left the paper at home. */
interface Visitors {
  readonly strangers: readonly Visitor[]
  readonly known: { readonly code: string; readonly idNumber: string }
}

/** Sample workers of the counter: their numbers are in neither the sample province nor the list. */
function newcomers(seed: number): { readonly expected: Newcomer; readonly stranger: Newcomer } {
  const first = 4_900_000 + (seed % 1000) * 2
  const newcomer = (name: string, nth: number): Newcomer => ({
    name,
    idNumber: sampleIdNumber(nth, '1988-08-08', 'female'),
    phone: samplePhone(nth)
  })
  return { expected: newcomer('样例乙', first + 1), stranger: newcomer('样例甲', first) }
}

/**
 * One voucher's way, many times over: county and centres without a line, a power cut each, the lines back in an order
 * that the seed decides. Leaves every desk quiet.
 */
export async function runWay(stage: Stage, options: WayOptions): Promise<Marks> {
  const bridge = await startBridge()
  try {
    return await walk(stage, bridge, options)
  } finally {
    await bridge.stop()
  }
}

async function walk(stage: Stage, bridge: StandInBridge, options: WayOptions): Promise<Marks> {
  const { issue, seed, say } = options
  const chance = new Chance(seed)
  const before = await atProvince(stage.url, countOnPage)
  const desks = await prepare(stage, issue, say)
  const { county, centreA, centreB } = desks
  const code = await seatKnown(desks, newcomers(seed).expected)
  say('a worker is expected at centre A')
  for (const desk of Object.values(desks)) await desk.cut(true)
  say('every line is cut')
  const strangers = await workAtCounty(county, options)
  await losePower(county)
  say('the county lost its power and came back')

  const known = { code, idNumber: newcomers(seed).expected.idNumber }
  await receive(stage, centreA, { strangers, known }, { bridge, filmed: chance.below(strangers.length), say })
  const marks = await marksOf(centreA)
  say(`centre A verified ${strangers.length} workers it had never seen and one it expected: ${JSON.stringify(marks)}`)
  const rival = strangers[chance.below(strangers.length)]
  if (rival) {
    await openVerifying(centreB, classOfB)
    await verify(centreB, rival)
    say('centre B verified one of them too')
  }
  await bringLinesBack(stage, desks, chance, say)
  await lookAround(desks)
  const gained = issue + 2
  await atProvince(stage.url, async page => {
    if (before) await untilCounted(page, { given: before.given + gained, redeemed: before.redeemed + gained })
    await stage.screens.take('province', page)
  })
  return marks
}

async function prepare(stage: Stage, issue: number, say: (line: string) => void): Promise<Desks> {
  const county = await stage.newDesk(places.county)
  say('county office registered')
  const centreA = await stage.newDesk(places.centreA)
  const centreB = await stage.newDesk(places.centreB)
  say('two centres registered')
  for (let nth = 0; nth * strangersInClass < issue + 1; nth += 1)
    await runClass(centreA, county, classOfA(nth), `演示一班${nth === 0 ? '' : `（${nth + 1}）`}`)
  await runClass(centreB, county, classOfB, '演示二班')
  await reserve(county, issue + 10)
  // What it says would lie over the strip and the header.
  await county.page
    .getByText(/^已预留/)
    .first()
    .waitFor({ state: 'detached' })
  await county.go('/readiness')
  await county.shot('readiness')
  return { county, centreA, centreB }
}

/** Served at the counter and given a seat at centre A, which learns of the voucher; yields its code. */
async function seatKnown({ county, centreA }: Desks, expected: Newcomer): Promise<string> {
  await serveAtCounter(county, expected)
  const code = await seatOf(county, classOfA(0))
  await centreA.go('/vouchers?state=collected')
  await centreA.page.getByRole('grid').getByText(code).waitFor()
  return code
}

/** Import, issue in bulk, one at the counter; yields the papers with their holders' cards. */
async function workAtCounty(county: DemoDesk, { issue, seed, say }: WayOptions): Promise<readonly Visitor[]> {
  const registered = await importWorkbook(county, workbook)
  say(`county imported ${registered} workers from a workbook`)
  await issueInBulk(county, issue)
  const { expected, stranger } = newcomers(seed)
  await serveAtCounter(county, stranger)
  say(`county issued ${issue} vouchers in bulk and one at the counter`)
  const cards = [expected.idNumber, ...(await idNumbersOf(workbook)), stranger.idNumber]
  const strangers = (await papersOf(county, cards)).filter(({ idNumber }) => idNumber !== expected.idNumber)
  if (strangers.length !== issue + 1) throw new Error(`${strangers.length} papers for ${issue + 1} vouchers`)
  const isSame = (await county.copiedScan()) === strangers.at(-1)?.paper
  if (!isSame) throw new Error('the strip copied another text than the paper of the voucher last issued')
  return strangers
}

/** Centre A at work: one paper before its camera, one card on its reader's bridge, a short code, scanners for the rest. */
async function receive(
  stage: Stage,
  centreA: DemoDesk,
  { strangers, known }: Visitors,
  { bridge, filmed, say }: { readonly bridge: StandInBridge; readonly filmed: number } & Pick<WayOptions, 'say'>
): Promise<void> {
  const film = path.join(stage.out, 'camera.y4m')
  writeFilm(strangers[filmed]?.paper ?? '', film)
  await losePower(centreA, [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`
  ])
  await centreA.call('settings.change', { readerPort: bridge.port })
  const bridged = (filmed + 1) % strangers.length
  for (const [index, visitor] of strangers.entries()) {
    if (index % strangersInClass === 0) await openVerifying(centreA, classOfA(index / strangersInClass))
    if (index === filmed) await verifyByCamera(centreA, visitor)
    else if (index === bridged) await verifyByBridge(centreA, visitor, bridge)
    else await verify(centreA, visitor)
    const done = index + 1
    if (done % WORKERS_BETWEEN_WORDS === 0) say(`centre A verified ${done} of ${strangers.length}`)
  }
  await openVerifying(centreA, classOfA(0))
  await verifyByCode(centreA, known.code, known.idNumber)
}

/** The plug pulled, started on the same folder, logged in: what was said to be saved is there, and the line still cut. */
async function losePower(desk: DemoDesk, flags: readonly string[] = []): Promise<void> {
  const before = await desk.entryCount()
  await desk.losePower()
  await desk.start(flags)
  await desk.login()
  await desk.ready()
  const after = await desk.entryCount()
  if (after !== before) throw new Error(`${desk.place.name} had ${before} entries before the cut and ${after} after`)
  const { line } = await desk.sync()
  if (line !== 'cut') throw new Error(`${desk.place.name} came back with its line ${line}`)
}

/** In one order or the other, the server killed on the way. */
async function bringLinesBack(
  stage: Stage,
  { county, centreA, centreB }: Desks,
  chance: Chance,
  say: (line: string) => void
): Promise<void> {
  const isCountyFirst = chance.isLikely(0.5)
  const centres = chance.isLikely(0.5) ? [centreA, centreB] : [centreB, centreA]
  const order = isCountyFirst ? [county, ...centres] : [...centres, county]
  say(`lines come back: ${order.map(desk => desk.place.name).join(', ')}`)
  const [first, ...rest] = order
  await first?.cut(false)
  await stage.killServer()
  await stage.startServer()
  say('the server was killed and came back')
  await first?.uploaded()
  for (const desk of rest) {
    await desk.cut(false)
    await desk.uploaded()
  }
  for (const desk of order) await desk.quiet()
  say('every desk is quiet')
}

async function lookAround({ county, centreA, centreB }: Desks): Promise<void> {
  for (const desk of [county, centreA, centreB]) {
    await desk.go('/synchronisation')
    await desk.shot('receipt')
  }
  for (const page of ['today', 'people', 'enrolments', 'vouchers', 'plans', 'classes', 'cases', 'settings']) {
    await county.go(`/${page}`)
    await county.shot(page)
  }
  await centreA.go('/attendance')
  await centreA.shot('attendance')
}

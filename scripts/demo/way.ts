import path from 'node:path'
import { sampleIdNumber } from '../../domain/codes/id-number.ts'
import { samplePhone } from '../../domain/codes/phone.ts'
import { openVerifying, type Visitor, verify, verifyByCamera } from './centre-steps.ts'
import { Chance } from './chance.ts'
import { runClass } from './classes.ts'
import { importWorkbook, issueInBulk, reserve, serveAtCounter } from './county-steps.ts'
import type { DemoDesk } from './demo-desk.ts'
import { writeFilm } from './film.ts'
import { idNumbersOf, papersOf } from './papers.ts'
import { openProvince } from './province-watch.ts'
import { places, type Stage } from './stage.ts'

export interface WayOptions {
  /** Vouchers issued in bulk; one more is issued at the counter. */
  readonly issue: number
  readonly seed: number
  readonly say: (line: string) => void
}

const workbook = path.join(import.meta.dirname, 'workbook/workers.xlsx')
const classes = { a: 'class-demo-a', b: 'class-demo-b' } as const
/** A sample worker of the counter: its number is in neither the sample province nor the list. */
const newcomerNumber = 4_900_000

interface Desks {
  readonly county: DemoDesk
  readonly centreA: DemoDesk
  readonly centreB: DemoDesk
}

/**
 * One voucher's way, many times over: county and centres without a line, a power cut each, the lines back in an order
 * that the seed decides. Leaves every desk quiet.
 */
export async function runWay(stage: Stage, { issue, seed, say }: WayOptions): Promise<void> {
  const chance = new Chance(seed)
  const desks = await prepare(stage, issue, say)
  const { county, centreA, centreB } = desks
  for (const desk of Object.values(desks)) await desk.cut(true)
  say('every line is cut')
  const visitors = await workAtCounty(desks, { issue, seed, say })
  await losePower(county)
  say('the county lost its power and came back')

  const filmed = chance.below(visitors.length)
  const film = path.join(stage.out, 'camera.y4m')
  writeFilm(visitors[filmed]?.paper ?? '', film)
  await losePower(centreA, [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`
  ])
  await openVerifying(centreA, classes.a)
  for (const [index, visitor] of visitors.entries()) {
    if (index === filmed) await verifyByCamera(centreA, visitor.idNumber)
    else await verify(centreA, visitor)
  }
  say(`centre A verified ${visitors.length} workers it had never seen`)
  const rival = visitors[chance.below(visitors.length)]
  if (rival) {
    await openVerifying(centreB, classes.b)
    await verify(centreB, rival)
    say('centre B verified one of them too')
  }
  await bringLinesBack(stage, desks, chance, say)
  await lookAround(stage, desks)
}

async function prepare(stage: Stage, issue: number, say: (line: string) => void): Promise<Desks> {
  const county = await stage.newDesk(places.county)
  say('county office registered')
  const centreA = await stage.newDesk(places.centreA)
  const centreB = await stage.newDesk(places.centreB)
  say('two centres registered')
  await runClass(centreA, county, classes.a, '演示一班')
  await runClass(centreB, county, classes.b, '演示二班')
  await reserve(county, issue + 10)
  await county.go('/readiness')
  await county.shot('readiness')
  return { county, centreA, centreB }
}

/** Import, issue in bulk, one at the counter; yields the papers with their holders' cards. */
async function workAtCounty({ county }: Desks, { issue, seed, say }: WayOptions): Promise<readonly Visitor[]> {
  const registered = await importWorkbook(county, workbook)
  say(`county imported ${registered} workers from a workbook`)
  await issueInBulk(county, issue)
  const card = sampleIdNumber(newcomerNumber + (seed % 1000), '1988-08-08', 'female')
  await serveAtCounter(county, { name: '样例甲', idNumber: card, phone: samplePhone(newcomerNumber) })
  say(`county issued ${issue} vouchers in bulk and one at the counter`)
  const visitors = await papersOf(county, [...(await idNumbersOf(workbook)), card])
  if (visitors.length < issue) throw new Error(`only ${visitors.length} papers for ${issue} vouchers`)
  return visitors
}

/** SIGKILL, start on the same folder, log in: what was said to be saved must be there. */
async function losePower(desk: DemoDesk, flags: readonly string[] = []): Promise<void> {
  const before = await desk.entryCount()
  await desk.kill()
  await desk.start(flags)
  await desk.login()
  await desk.ready()
  const after = await desk.entryCount()
  if (after !== before) throw new Error(`${desk.place.name} had ${before} entries before the cut and ${after} after`)
  await desk.cut(true)
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

async function lookAround(stage: Stage, { county, centreA, centreB }: Desks): Promise<void> {
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
  const province = await openProvince(stage.url, true)
  if (!province) return
  await province.page.locator('tr.province').waitFor()
  await stage.screens.take('province', province.page)
  await province.browser.close()
}

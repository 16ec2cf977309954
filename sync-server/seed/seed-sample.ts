import type { Logger } from 'pino'
import { counties, PROVINCE } from '../../domain/codes/regions.ts'
import { addDays, DAY, dateOfInstant, startOfDate } from '../../domain/time/business-date.ts'
import { hashPassword, setOperatorPassword } from '../auth/operator-secret.ts'
import type { ServerContext } from '../routes/context.ts'
import { StartupFailure } from '../startup-failure.ts'
import { raiseSampleAlerts } from './sample-alerts.ts'
import { batchOf, planOf } from './sample-blanks.ts'
import { createChance } from './sample-chance.ts'
import { bindTwice, runSampleClass, type SamplePlace } from './sample-classes.ts'
import { SampleCounter } from './sample-county.ts'
import {
  offices,
  organisationOf,
  plannedSkill,
  richCounty,
  type SampleSkill,
  sampleAuditor,
  sampleOperators,
  samplePassword,
  sampleRules,
  sampleSkills,
  trainingPlaces
} from './sample-places.ts'
import { type SampleOffices, SampleSettlement } from './sample-results.ts'
import { SampleWorld } from './sample-world.ts'

export interface SampleSize {
  readonly workers: number
  readonly weeks: number
  readonly classes: number
}

export const fullSample: SampleSize = { workers: 12_000, weeks: 52, classes: 40 }

const weekMs = 7 * DAY
const hour = 3_600_000
/** Classes that are under way when the sample ends: running, submitted, draft, and two with a disputed voucher. */
const unfinishedClasses = 5
const seed = 20_260_101

const publishAndFound = async (world: SampleWorld): Promise<void> => {
  const from = dateOfInstant(world.now)
  const licence = { from, until: addDays(from, 5 * 365) }
  await world.author([
    {
      kind: 'policy.publish',
      args: {
        version: 1,
        name: '示例政策（可修改）',
        from,
        rules: sampleRules,
        pilotCities: ['1404', '1411', '1402'],
        sample: true
      }
    }
  ])
  await world.author([...offices(), ...trainingPlaces(licence)].map(args => ({ kind: 'organisation.register', args })))
  await addOperators(world, sampleOperators())
}

const addOperators = async (world: SampleWorld, operators: ReturnType<typeof sampleOperators>): Promise<void> => {
  await world.author(operators.map(args => ({ kind: 'operator.add', args })))
  const password = await hashPassword(samplePassword)
  for (const operator of operators) await setOperatorPassword(world.context.pool, operator, password, world.now)
}

const unitValueFen = 120_000

/** A line of the plan and its batch: the rich county has one for every skill, others one each. */
const planCounty = async (world: SampleWorld, county: string, skill: SampleSkill, size: number): Promise<void> => {
  const [plan, batch] = [planOf(county, skill), batchOf(county, skill)]
  const from = dateOfInstant(world.now)
  const year = Number(addDays(from, 180).slice(0, 4))
  const line = {
    id: plan,
    year,
    county,
    occupation: skill.occupation,
    level: skill.level,
    categories: [],
    size,
    unitValueFen,
    budgetFen: size * unitValueFen,
    fundSource: '职业技能提升行动资金',
    sample: true
  }
  const made = {
    id: batch,
    plan,
    voucherKind: 'value-open' as const,
    faceValueFen: unitValueFen,
    size,
    validFrom: from,
    validUntil: addDays(from, 540)
  }
  await world.author([
    { kind: 'plan.draft', args: line },
    { kind: 'plan.submit', args: { plan } },
    { kind: 'plan.approve', args: { plan } },
    { kind: 'batch.draft', args: made },
    { kind: 'batch.submit', args: { batch } },
    { kind: 'batch.approve', args: { batch } },
    { kind: 'batch.make', args: { batch, plan } }
  ])
}

const placesOf = async (world: SampleWorld): Promise<readonly SamplePlace[]> => {
  const logins = ['qingxu.centre1', 'qingxu.centre2', 'qingxu.plant']
  const made: SamplePlace[] = []
  for (const [index, { id, allowed }] of trainingPlaces(null).entries()) {
    const operator = `op-${logins[index]}`
    const device = await world.device(`dev-sample-${id}`, id, [operator])
    made.push({
      device,
      operator,
      skills: sampleSkills.filter(skill => allowed.some(a => a.occupation === skill.occupation))
    })
  }
  return made
}

/** The class that most holders wait for, at the place that has taught least of it. */
const nextClass = (counter: SampleCounter, places: readonly SamplePlace[], n: number) => {
  const place = places[n % places.length]
  if (!place) throw new Error('no training place')
  const skill = [...place.skills].sort((a, b) => counter.waitingFor(b) - counter.waitingFor(a))[0]
  if (!skill) throw new Error('a training place trains something')
  return { place, skill }
}

const liveOneYear = async (
  world: SampleWorld,
  counter: SampleCounter,
  places: readonly SamplePlace[],
  offices: SampleOffices,
  size: SampleSize,
  until: number,
  log: Logger
) => {
  const start = world.now
  const settling: SampleSettlement[] = []
  const taught = size.classes - unfinishedClasses
  let classes = 0
  for (let week = 0; week < size.weeks; week++) {
    const monday = start + week * weekMs
    world.now = monday + hour
    await counter.register(Math.ceil(size.workers / size.weeks))
    world.now = monday + 5 * hour
    await counter.issue(Math.ceil((size.workers * 0.5) / size.weeks))
    world.now = monday + DAY
    await counter.collect()
    const due = Math.floor(((week - 3) * taught) / (size.weeks - 4))
    while (week > 3 && classes < due) {
      const { place, skill } = nextClass(counter, places, classes)
      const taught = await runSampleClass(world, counter, place, skill, ++classes, 'taught', until)
      if (taught) settling.push(new SampleSettlement(world, offices, taught, week))
    }
    world.now = Math.max(world.now, monday + 6 * DAY)
    for (const one of settling) await one.live(week - one.taughtInWeek)
    if (week % 13 === 12) log.info({ week: week + 1, entries: world.count }, 'sample province: a quarter done')
  }
  return classes
}

const endToday = async (
  world: SampleWorld,
  counter: SampleCounter,
  places: readonly SamplePlace[],
  classes: number,
  today: number
) => {
  world.now = Math.max(world.now, startOfDate(addDays(dateOfInstant(today), -2)) + 9 * hour)
  for (const [index, end] of (['running', 'submitted', 'draft'] as const).entries()) {
    const { place, skill } = nextClass(counter, places, classes + index)
    await runSampleClass(world, counter, place, skill, classes + index + 1, end, today)
  }
  const [first, second] = places
  const shared = first?.skills.find(skill => second?.skills.includes(skill))
  if (first && second && shared) await bindTwice(world, counter, first, second, shared, [classes + 4, classes + 5])
  await counter.apply(20)
}

const assertEmpty = async ({ pool }: ServerContext): Promise<void> => {
  const { rows } = await pool.query('select 1 from entry limit 1')
  if (rows.length === 0) return
  throw new StartupFailure('This server has entries already. The sample province needs an empty data folder.', {
    code: 'usage'
  })
}

/**
 * Fills an empty server with the sample province: real regions, one county with a year of work by invented workers.
 * Everything goes through the acceptor as signed entries. `setClock` moves the time that entries are judged by.
 */
export const seedSample = async (
  openContext: (clock: () => number) => Promise<ServerContext>,
  size: SampleSize,
  today: number,
  log: Logger
): Promise<SampleWorld> => {
  const start = startOfDate(dateOfInstant(today - size.weeks * weekMs)) + 8 * hour
  const time = { now: () => start }
  const context = await openContext(() => time.now())
  await assertEmpty(context)
  const world = new SampleWorld(context, createChance(seed), start)
  time.now = () => world.now
  await publishAndFound(world)
  for (const skill of [...sampleSkills, plannedSkill]) await planCounty(world, richCounty, skill, 3000)
  for (const [index, { code }] of counties().entries()) {
    const skill = sampleSkills[index % sampleSkills.length]
    if (code !== richCounty && skill) await planCounty(world, code, skill, 400)
  }
  const clerks = ['op-qingxu.clerk1', 'op-qingxu.clerk2', 'op-qingxu.reviewer', 'op-qingxu.finance']
  const county = await world.device('dev-sample-qingxu', organisationOf(richCounty), clerks)
  const province = await world.device('dev-sample-province', organisationOf(PROVINCE.code), ['op-province'])
  const counter = new SampleCounter(world, county)
  const places = await placesOf(world)
  const classes = await liveOneYear(world, counter, places, { county, province }, size, today, log)
  await endToday(world, counter, places, classes, today)
  const [first] = places
  const running = { ofPlace: `class-${richCounty}-${classes + 4}`, other: `class-${richCounty}-${classes + 1}` }
  if (first) await raiseSampleAlerts(world, county, first, running)
  // Came when the year was over: an auditor has no part in it.
  await addOperators(world, [sampleAuditor()])
  return world
}

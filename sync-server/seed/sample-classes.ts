import { addDays, dateOfInstant, startOfDate } from '../../domain/time/business-date.ts'
import type { Holder, SampleCounter } from './sample-county.ts'
import type { SampleDevice } from './sample-device.ts'
import { richCounty, type SampleSkill } from './sample-places.ts'
import type { TaughtClass } from './sample-results.ts'
import { type Act, act, type SampleWorld } from './sample-world.ts'

export interface SamplePlace {
  readonly device: SampleDevice
  readonly operator: string
  readonly skills: readonly SampleSkill[]
}

/** How far a sample class has come when the seeding ends. */
export type ClassEnd = 'draft' | 'submitted' | 'running' | 'taught'

interface SampleClass {
  readonly id: string
  readonly place: SamplePlace
  readonly skill: SampleSkill
  readonly days: readonly string[]
}

export interface Seat extends Holder {
  readonly enrolment: string
}

const hour = 3_600_000
const reader = { method: 'id-reader', matched: true } as const
const seats = 30
const sessionCount = 4

const partOf = (index: number): 'theory' | 'practice' => (index === 0 ? 'theory' : 'practice')

const plannedActs = (one: SampleClass, name: string): Act[] => {
  const { id, place, skill, days } = one
  const { occupation, level } = skill
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const draft = {
    id,
    name,
    centre: place.device.organisation,
    site: `${place.device.organisation}-site`,
    county: richCounty,
    occupation,
    level,
    from,
    to,
    capacity: seats + 5,
    sample: true
  }
  const sessions = days.map((date, index) => ({
    trainingClass: id,
    session: {
      id: `s${index + 1}`,
      date,
      from: '08:30',
      to: '17:30',
      part: partOf(index),
      mode: 'offline' as const,
      hours: 8
    }
  }))
  return [act('class.draft', draft), ...sessions.map(session => act('session.schedule', session))]
}

const enrol = async (
  world: SampleWorld,
  counter: SampleCounter,
  one: SampleClass,
  count: number
): Promise<readonly Seat[]> => {
  const { occupation, level } = one.skill
  const taken = counter
    .takeHolders(one.skill, count)
    .map(holder => ({ ...holder, enrolment: world.chance.uuid(world.now) }))
  await counter.perform([
    act('class.approve', { trainingClass: one.id }),
    ...taken.map(({ person, enrolment }) =>
      act('enrolment.apply', {
        enrolment,
        person,
        county: richCounty,
        occupation,
        level,
        source: 'counter',
        identity: reader
      })
    ),
    ...taken.map(({ person, enrolment, voucher }) =>
      act('enrolment.accept', { enrolment, person, trainingClass: one.id, voucher })
    )
  ])
  return taken
}

/** Yields how often each enrolment was there. */
const teach = async (
  world: SampleWorld,
  one: SampleClass,
  roster: readonly Seat[],
  until: number
): Promise<ReadonlyMap<string, number>> => {
  const { device, operator } = one.place
  const attended = new Map<string, number>()
  for (const [index, day] of one.days.entries()) {
    const at = startOfDate(day) + 8 * hour
    if (at > until) return attended
    world.now = Math.max(world.now, at + hour / 2)
    const present = roster.filter(() => world.chance.happens(0.93))
    for (const { enrolment } of present) attended.set(enrolment, (attended.get(enrolment) ?? 0) + 1)
    await world.perform(
      device,
      operator,
      present.map(({ person, enrolment, voucher }) =>
        act('attendance.sign-in', {
          trainingClass: one.id,
          session: `s${index + 1}`,
          person,
          enrolment,
          voucher,
          identity: reader
        })
      )
    )
  }
  return attended
}

/** Takes one class from its draft as far as `end` says; sessions lie on the days after the present one. Undefined: not taught. */
export const runSampleClass = async (
  world: SampleWorld,
  counter: SampleCounter,
  place: SamplePlace,
  skill: SampleSkill,
  n: number,
  end: ClassEnd,
  until: number
): Promise<TaughtClass | undefined> => {
  const today = dateOfInstant(world.now)
  const days = Array.from({ length: sessionCount }, (_, index) => addDays(today, index + 1))
  const one: SampleClass = { id: `class-${richCounty}-${n}`, place, skill, days }
  const plan = plannedActs(one, `${skill.name}五级第 ${n} 期`)
  const { device, operator } = place
  if (end === 'draft') {
    await world.perform(device, operator, plan)
    return undefined
  }
  await world.perform(device, operator, [...plan, act('class.submit', { trainingClass: one.id })])
  if (end === 'submitted') return undefined
  const roster = await enrol(world, counter, one, seats)
  const bound = end === 'running' ? roster.slice(0, Math.ceil(roster.length / 2)) : roster
  await world.perform(device, operator, [
    act('class.start', { trainingClass: one.id }),
    ...bound.map(({ person, enrolment, voucher }) =>
      act('voucher.bind', { voucher, person, trainingClass: one.id, enrolment, scan: '', identity: reader })
    )
  ])
  const attended = await teach(world, one, bound, until)
  return { id: one.id, n, place, skill, roster, attended, sessions: sessionCount }
}

/** The same voucher bound at two centres that did not know of each other: the second becomes a dispute (row 13). */
export const bindTwice = async (
  world: SampleWorld,
  counter: SampleCounter,
  first: SamplePlace,
  second: SamplePlace,
  skill: SampleSkill,
  numbers: readonly [number, number]
): Promise<void> => {
  const [holder] = counter.takeHolders(skill, 1)
  if (!holder) return
  const { person, voucher } = holder
  for (const [index, place] of [first, second].entries()) {
    const trainingClass = `class-${richCounty}-${numbers[index]}`
    await runSampleClass(world, counter, place, skill, numbers[index] ?? 0, 'running', world.now)
    const enrolment = world.chance.uuid(world.now)
    const binding = act('voucher.bind', { voucher, person, trainingClass, enrolment, scan: '', identity: reader })
    await world.perform(place.device, place.operator, [binding], index === 0 ? 'accepted' : 'review')
  }
}

import { addDays, dateOfInstant } from '../../domain/time/business-date.ts'
import { county, skill } from '../../scripts/demo/classes.ts'
import type { EntryInput } from '../../src-main/contract/journal.ts'
import { entry, type Holder } from './counter-work.ts'
import { append, type Desk, isQuiet } from './desk.ts'
import { until } from './until.ts'

const identity = { method: 'id-reader', matched: true } as const

const saved = async (desk: Desk, ...entries: readonly EntryInput[]): Promise<void> => {
  const outcome = await append(desk, entries)
  if (!outcome.ok) throw new Error(`${desk.name} refused: ${outcome.failure.code}`)
  await until(`${desk.name} is quiet`, () => isQuiet(desk))
}

/**
 * A class that runs today and, as work may cross midnight, tomorrow: drafted and started at the centre, approved by the
 * county. Its sessions are known by their dates.
 */
export async function openClass(centre: Desk, office: Desk, organisation: string, id: string): Promise<void> {
  const today = dateOfInstant(Date.now())
  const tomorrow = addDays(today, 1)
  const place = { centre: organisation, site: `${organisation}-site`, county }
  const times = { from: '00:01', to: '23:59', part: 'theory', mode: 'offline', hours: 8 }
  const session = (date: string) =>
    entry('session.schedule', { trainingClass: id, session: { id: date, date, ...times } })
  const draft = { id, name: '混沌一班', ...place, ...skill, from: today, to: tomorrow, capacity: 50, sample: true }
  await saved(
    centre,
    entry('class.draft', draft),
    session(today),
    session(tomorrow),
    entry('class.submit', { trainingClass: id })
  )
  await saved(office, entry('class.approve', { trainingClass: id }))
  await saved(centre, entry('class.start', { trainingClass: id }))
}

/** What a centre does with a worker's paper and card: binds the voucher to a class and signs the worker in. */
export function admission(
  holder: Holder,
  paper: string,
  trainingClass: string,
  enrolment: string
): readonly EntryInput[] {
  const { voucher, person } = holder
  const who = { voucher, person, trainingClass, enrolment, identity }
  const session = dateOfInstant(Date.now())
  return [entry('voucher.bind', { ...who, scan: paper }), entry('attendance.sign-in', { ...who, session })]
}

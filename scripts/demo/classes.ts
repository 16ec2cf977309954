import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { DemoDesk } from './demo-desk.ts'

/** What the demonstration trains: both centres of the sample county are licensed for it. */
export const skill = { occupation: '4-10-01-02', level: '5' } as const
export const county = '140121'
export const plan = `plan-${county}-${skill.occupation}-${skill.level}`
export const batch = `batch-${county}-${skill.occupation}-${skill.level}`

/** As many as the sample policy allows. */
export const seatsOfClass = 50

const DAY_MS = 24 * 60 * 60 * 1000

/** The class has a session a day, from midnight to midnight. */
export const sessionOn = (date: string): string => `day-${date}`
export const today = (): string => dateOfInstant(Date.now())

/**
 * A class of a centre that runs today and, should midnight pass meanwhile, tomorrow: drafted and submitted there,
 * approved by the county, started.
 */
export async function runClass(
  centre: DemoDesk,
  office: DemoDesk,
  id: string,
  name: string,
  capacity = seatsOfClass
): Promise<void> {
  const from = today()
  const to = dateOfInstant(Date.now() + DAY_MS)
  const place = { centre: centre.place.organisation, site: `${centre.place.organisation}-site`, county }
  const sessions = [from, to].map(date => ({
    kind: 'session.schedule' as const,
    args: {
      trainingClass: id,
      session: {
        id: sessionOn(date),
        date,
        from: '00:01',
        to: '23:59',
        part: 'theory' as const,
        mode: 'offline' as const,
        hours: 8
      }
    }
  }))
  await centre.append(
    { kind: 'class.draft', args: { id, name, ...place, ...skill, from, to, capacity, sample: true } },
    ...sessions,
    { kind: 'class.submit', args: { trainingClass: id } }
  )
  await centre.quiet()
  await office.append({ kind: 'class.approve', args: { trainingClass: id } })
  await office.quiet()
  await centre.append({ kind: 'class.start', args: { trainingClass: id } })
  await centre.quiet()
}

import { dateOfInstant } from '../../domain/time/business-date.ts'
import type { DemoDesk } from './demo-desk.ts'

/** What the demonstration trains: both centres of the sample county are licensed for it. */
export const skill = { occupation: '4-10-01-02', level: '5' } as const
export const county = '140121'
export const plan = `plan-${county}-${skill.occupation}-${skill.level}`
export const batch = `batch-${county}-${skill.occupation}-${skill.level}`

/** A class that runs today at a centre: drafted and submitted there, approved by the county, started. */
export async function runClass(centre: DemoDesk, office: DemoDesk, id: string, name: string): Promise<void> {
  const today = dateOfInstant(Date.now())
  const place = { centre: centre.place.organisation, site: `${centre.place.organisation}-site`, county }
  const session = {
    id: 's1',
    date: today,
    from: '00:01',
    to: '23:59',
    part: 'theory',
    mode: 'offline',
    hours: 8
  } as const
  await centre.append(
    { kind: 'class.draft', args: { id, name, ...place, ...skill, from: today, to: today, capacity: 50, sample: true } },
    { kind: 'session.schedule', args: { trainingClass: id, session } },
    { kind: 'class.submit', args: { trainingClass: id } }
  )
  await centre.quiet()
  await office.append({ kind: 'class.approve', args: { trainingClass: id } })
  await office.quiet()
  await centre.append({ kind: 'class.start', args: { trainingClass: id } })
  await centre.quiet()
}

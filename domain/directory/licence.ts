import { type Skill, sameSkill } from '../fields.ts'
import { type EntryFacts, type Outcome, reject } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Organisation } from './organisation.ts'

/** D4: a training place trains only the skills it is licensed for, while its licence runs. */
export function checkLicence(organisation: Organisation | null, skill: Skill, entry: EntryFacts): Outcome | null {
  if (!organisation) return reject('organisation.unknown', 'D4')
  const today = dateOfInstant(entry.at)
  const { licence } = organisation
  if (licence && (today < licence.from || today > licence.until)) {
    return reject('organisation.licence-ended', 'D4', { until: licence.until })
  }
  if (organisation.allowed.some(allowed => sameSkill(allowed, skill))) return null
  return reject('organisation.not-licensed-for', 'D4', { occupation: skill.occupation, level: skill.level })
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { county, identityCheck, level, occupation, sameSkill } from '../fields.ts'
import { refusalOfEnded } from '../person/ended.ts'
import { MAX_OPEN_ENROLMENTS } from '../person/person.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { type Enrolment, enrolmentSources, notBegun } from './enrolment.ts'

const args = z.strictObject({
  enrolment: z.uuid(),
  person: z.uuid(),
  county,
  occupation,
  level,
  source: z.enum(enrolmentSources),
  identity: identityCheck.nullable()
})
type Args = z.infer<typeof args>

/** enrolment.apply 报名 (E1): a worker asks to be trained in a skill; one open application a skill. */
export const applyEnrolment: Verb<Args, 'enrolment.apply'> = {
  kind: 'enrolment.apply',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'enrolment', a.enrolment), uses('write', 'person', a.person)],
  reduce: (a, { entry, author, read }) => {
    if (read('enrolment', a.enrolment).state === 'present') return reject('enrolment.exists', 'E1')
    if (!governs(author, a.county)) return reject('author.outside-place', 'A5', { county: a.county })
    const found = read('person', a.person)
    if (found.state !== 'present') return reject('person.unknown', 'E1')
    const person = found.document
    const ended = refusalOfEnded(person)
    if (ended) return ended
    if (!person.counties.includes(a.county)) return reject('person.not-in-place', 'E1', { county: a.county })
    const open = person.openEnrolments.find(known => sameSkill(known, a))
    if (open) return reject('enrolment.exists', 'E1', { enrolment: open.enrolment })
    const last = person.openEnrolments[MAX_OPEN_ENROLMENTS - 1]
    if (last) return reject('enrolment.exists', 'E1', { enrolment: last.enrolment })
    const { enrolment: enrolmentId, ...asked } = a
    const document: Enrolment = {
      id: enrolmentId,
      ...asked,
      trainingClass: '',
      centre: '',
      voucher: '',
      reason: '',
      ...notBegun,
      state: 'applied',
      appliedAt: entry.at,
      updatedAt: entry.at
    }
    const place = { enrolment: enrolmentId, trainingClass: '', centre: '', occupation: a.occupation, level: a.level }
    return accept([
      { collection: 'enrolment', document },
      {
        collection: 'person',
        document: { ...person, openEnrolments: [...person.openEnrolments, place], updatedAt: entry.at }
      }
    ])
  }
}

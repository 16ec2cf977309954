import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { county, id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { refusalOfEnded } from './ended.ts'
import { centresWith, MAX_TEACHING, type Person, personSchema } from './person.ts'
import { sealedDigests } from './sealed-digests.ts'

const args = z.strictObject({
  person: z.uuid(),
  centre: id,
  /** A county in which the centre has a site: its office sees who teaches there. */
  county,
  ...personSchema.pick({ sex: true, birth: true, education: true, sample: true }).shape,
  parts: z.array(z.literal('identity')).length(1)
})
type Args = z.infer<typeof args>

/**
 * teacher.register 登记教师 (W10): a centre names somebody who teaches there. Somebody who is known already gains the
 * centre and keeps every field.
 */
export const registerTeacher: Verb<Args, 'teacher.register'> = {
  kind: 'teacher.register',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'person', a.person)],
  reduce: (a, { entry, author, read }) => {
    const isSite = author.organisation?.sites.some(site => site.county === a.county) === true
    if (!actsFor(author, a.centre) || !isSite) return reject('author.outside-place', 'W10', { county: a.county })
    const sealed = sealedDigests(a.parts, entry.sealed)
    if (!sealed?.identity) return reject('entry.malformed', 'W1', { where: 'parts' })
    const found = read('person', a.person)
    const ended = found.state === 'present' ? refusalOfEnded(found.document) : null
    if (ended) return ended
    const before = found.state === 'present' ? found.document : newTeacher(a, sealed)
    const teachesAt = [...new Set([...(before.teachesAt ?? []), a.centre])].slice(-MAX_TEACHING)
    const document = { ...before, centres: centresWith(before, a.centre), teachesAt, updatedAt: entry.at }
    return accept([{ collection: 'person', document }])
  }
}

const newTeacher = (
  { person, county: first, sex, birth, education, sample }: Args,
  sealed: Person['sealed']
): Omit<Person, 'updatedAt'> => ({
  id: person,
  counties: [first],
  centres: [],
  ...{ sex, birth, education, sample, sealed },
  category: 'employee',
  employment: 'employed',
  intentions: [],
  liveVouchers: [],
  history: [],
  openEnrolments: [],
  mergedInto: ''
})

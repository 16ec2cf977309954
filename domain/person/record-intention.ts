import { z } from 'zod'
import { governs } from '../access/author.ts'
import { level, occupation, sameSkill } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { refusalOfEnded } from './ended.ts'
import { MAX_INTENTIONS } from './person.ts'

const args = z.strictObject({
  person: z.uuid(),
  occupation,
  level,
  source: z.enum(['counter', 'import', 'phone', 'exchange'])
})
type Args = z.infer<typeof args>

/** intention.record (W6): what a worker wants to learn; the same skill once. */
export const recordIntention: Verb<Args, 'intention.record'> = {
  kind: 'intention.record',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'person', a.person)],
  reduce: (a, { entry, author, read }) => {
    const found = read('person', a.person)
    if (found.state !== 'present') return reject('person.unknown', 'W6')
    const person = found.document
    const ended = refusalOfEnded(person)
    if (ended) return ended
    if (!person.counties.some(code => governs(author, code))) return reject('person.not-in-place', 'A5')
    if (person.intentions.some(known => sameSkill(known, a))) return reject('intention.exists', 'W6')
    const intention = { occupation: a.occupation, level: a.level, source: a.source, on: dateOfInstant(entry.at) }
    const intentions = [...person.intentions, intention].slice(-MAX_INTENTIONS)
    return accept([{ collection: 'person', document: { ...person, intentions, updatedAt: entry.at } }])
  }
}

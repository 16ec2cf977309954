import { z } from 'zod'
import { governs } from '../access/author.ts'
import { county } from '../fields.ts'
import { sealedPartNames } from '../journal/entry.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { refusalOfEnded } from './ended.ts'
import { type Person, personSchema } from './person.ts'
import { sealedDigests } from './sealed-digests.ts'

const args = z.strictObject({
  person: z.uuid(),
  county,
  ...personSchema.pick({ sex: true, birth: true, education: true, category: true, employment: true, sample: true })
    .shape,
  /** Which part each digest of the entry's `sealed` stands for, in its order. */
  parts: z.array(z.enum(sealedPartNames)).min(1).max(3)
})
type Args = z.infer<typeof args>

/**
 * person.register (W1, W2): a worker enters the records of a county. Somebody who is known already gains the county
 * and keeps every field.
 */
export const registerPerson: Verb<Args, 'person.register'> = {
  kind: 'person.register',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'person', a.person)],
  reduce: (a, { entry, author, read }) => {
    if (!governs(author, a.county)) return reject('author.outside-place', 'A5', { county: a.county })
    const sealed = sealedDigests(a.parts, entry.sealed)
    if (!sealed?.identity) return reject('entry.malformed', 'W1', { where: 'parts' })
    const found = read('person', a.person)
    if (found.state === 'present') {
      const ended = refusalOfEnded(found.document)
      if (ended) return ended
      const counties = [...new Set([...found.document.counties, a.county])]
      return accept([{ collection: 'person', document: { ...found.document, counties, updatedAt: entry.at } }])
    }
    const { person, county: first, parts: _, ...fields } = a
    const document: Person = {
      id: person,
      ...fields,
      counties: [first],
      centres: [],
      intentions: [],
      liveVouchers: [],
      history: [],
      openEnrolments: [],
      mergedInto: '',
      sealed,
      updatedAt: entry.at
    }
    return accept([{ collection: 'person', document }])
  }
}

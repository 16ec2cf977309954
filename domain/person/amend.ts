import { z } from 'zod'
import { governs } from '../access/author.ts'
import { sealedPartNames } from '../journal/entry.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { refusalOfEnded } from './ended.ts'
import { personSchema } from './person.ts'
import { sealedDigests } from './sealed-digests.ts'

const args = z.strictObject({
  person: z.uuid(),
  fields: personSchema.pick({ education: true, category: true, employment: true }).partial(),
  parts: z.array(z.enum(sealedPartNames)).max(3)
})
type Args = z.infer<typeof args>

/** person.amend (W4): corrects what a county knows of a worker; a new sealed part replaces the old one. */
export const amendPerson: Verb<Args, 'person.amend'> = {
  kind: 'person.amend',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'person', a.person)],
  reduce: (a, { entry, author, read }) => {
    const found = read('person', a.person)
    if (found.state !== 'present') return reject('person.unknown', 'W4')
    const person = found.document
    const ended = refusalOfEnded(person)
    if (ended) return ended
    if (!person.counties.some(code => governs(author, code))) return reject('person.not-in-place', 'A5')
    const digests = sealedDigests(a.parts, entry.sealed)
    if (!digests) return reject('entry.malformed', 'W3', { where: 'parts' })
    const sealed = {
      identity: digests.identity ?? person.sealed.identity,
      contact: digests.contact ?? person.sealed.contact,
      payment: digests.payment ?? person.sealed.payment
    }
    return accept([{ collection: 'person', document: { ...person, ...a.fields, sealed, updatedAt: entry.at } }])
  }
}

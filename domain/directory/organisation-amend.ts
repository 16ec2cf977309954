import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { organisationSchema } from './organisation.ts'

const args = z.strictObject({
  organisation: id,
  fields: organisationSchema
    .pick({ name: true, allowed: true, licence: true, sites: true, offlineDays: true })
    .partial()
})
type Args = z.infer<typeof args>

/** organisation.amend (D2): name, licence, skills, sites and offline limit; never its type or region. */
export const amendOrganisation: Verb<Args, 'organisation.amend'> = {
  kind: 'organisation.amend',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.organisation)],
  reduce: (a, { entry, author, read }) => {
    const found = read('directory', a.organisation)
    if (found.state !== 'present' || found.document.kind !== 'organisation') return reject('organisation.unknown', 'D2')
    if (!governs(author, found.document.region)) return reject('author.outside-place', 'A7')
    return accept([{ collection: 'directory', document: { ...found.document, ...a.fields, updatedAt: entry.at } }])
  }
}

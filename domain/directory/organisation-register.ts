import type { z } from 'zod'
import { governs } from '../access/author.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { fitsRegion, organisationSchema } from './organisation.ts'

const args = organisationSchema.omit({ kind: true, state: true, updatedAt: true })
type Args = z.infer<typeof args>

/** organisation.register (D1): an office, centre, enterprise or assessor enters the directory. */
export const registerOrganisation: Verb<Args, 'organisation.register'> = {
  kind: 'organisation.register',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: ({ id }) => [uses('write', 'directory', id)],
  reduce: (a, { entry, author, read }) => {
    if (read('directory', a.id).state === 'present') return reject('organisation.exists', 'D1')
    if (!governs(author, a.region)) return reject('author.outside-place', 'A7')
    if (!fitsRegion(a)) return reject('entry.malformed', 'D1', { where: 'region' })
    return accept([
      { collection: 'directory', document: { ...a, kind: 'organisation', state: 'active', updatedAt: entry.at } }
    ])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ organisation: id, reason })
type Args = z.infer<typeof args>

/** organisation.suspend (D3): nobody of it may act any more; what it did stays. */
export const suspendOrganisation: Verb<Args, 'organisation.suspend'> = {
  kind: 'organisation.suspend',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.organisation)],
  reduce: (a, { entry, author, read }) => {
    const found = read('directory', a.organisation)
    if (found.state !== 'present' || found.document.kind !== 'organisation') return reject('organisation.unknown', 'D3')
    if (!governs(author, found.document.region)) return reject('author.outside-place', 'A7')
    if (found.document.state === 'suspended') return reject('organisation.suspended', 'D3')
    return accept([
      { collection: 'directory', document: { ...found.document, state: 'suspended', updatedAt: entry.at } }
    ])
  }
}

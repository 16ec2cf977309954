import { z } from 'zod'
import { staffs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ operator: id, reason })
type Args = z.infer<typeof args>

/** operator.suspend (D7): entries made before it go to review, later ones are rejected (row 14). */
export const suspendOperator: Verb<Args, 'operator.suspend'> = {
  kind: 'operator.suspend',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.operator)],
  reduce: (a, { entry, author, read }) => {
    const found = read('directory', a.operator)
    if (found.state !== 'present' || found.document.kind !== 'operator') return reject('operator.unknown', 'D7')
    if (!staffs(author, found.document.organisation)) return reject('author.outside-place', 'A7')
    if (found.document.state === 'suspended') return reject('operator.wrong-state', 'D7')
    const document = { ...found.document, state: 'suspended' as const, suspendedAt: entry.at, updatedAt: entry.at }
    return accept([{ collection: 'directory', document }])
  }
}

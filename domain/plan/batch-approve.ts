import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ batch: id })
type Args = z.infer<typeof args>

/** batch.approve (B6): by somebody else than who submitted it. */
export const approveBatch: Verb<Args, 'batch.approve'> = {
  kind: 'batch.approve',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'batch', a.batch)],
  reduce: (a, { entry, author, read }) => {
    const found = read('batch', a.batch)
    if (found.state !== 'present') return reject('batch.unknown', 'B6')
    const batch = found.document
    if (!governs(author, batch.county)) return reject('author.outside-place', 'A5', { county: batch.county })
    if (batch.state !== 'submitted') return reject('batch.wrong-state', 'B6', { state: batch.state })
    if (entry.operator !== null && entry.operator === batch.submittedBy) return reject('author.same-person', 'A6')
    return accept([{ collection: 'batch', document: { ...batch, state: 'approved', updatedAt: entry.at } }])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ batch: id })
type Args = z.infer<typeof args>

/** batch.submit (B5): a drafted batch is laid before the level that approves. */
export const submitBatch: Verb<Args, 'batch.submit'> = {
  kind: 'batch.submit',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'batch', a.batch)],
  reduce: (a, { entry, author, read }) => {
    const found = read('batch', a.batch)
    if (found.state !== 'present') return reject('batch.unknown', 'B5')
    const batch = found.document
    if (!governs(author, batch.county)) return reject('author.outside-place', 'A5', { county: batch.county })
    if (batch.state !== 'draft') return reject('batch.wrong-state', 'B5', { state: batch.state })
    return accept([
      {
        collection: 'batch',
        document: { ...batch, state: 'submitted', submittedBy: entry.operator ?? '', updatedAt: entry.at }
      }
    ])
  }
}

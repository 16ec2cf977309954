import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ batch: id })
type Args = z.infer<typeof args>

/** batch.close (B8): no further lease is granted from it. */
export const closeBatch: Verb<Args, 'batch.close'> = {
  kind: 'batch.close',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'batch', a.batch)],
  reduce: (a, { entry, author, read }) => {
    const found = read('batch', a.batch)
    if (found.state !== 'present') return reject('batch.unknown', 'B8')
    const batch = found.document
    if (!governs(author, batch.county)) return reject('author.outside-place', 'A5', { county: batch.county })
    if (batch.state !== 'made') return reject('batch.wrong-state', 'B8', { state: batch.state })
    return accept([{ collection: 'batch', document: { ...batch, state: 'closed', updatedAt: entry.at } }])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.approve (T3): the county of its site allows it. */
export const approveClass: Verb<Args, 'class.approve'> = {
  kind: 'class.approve',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T3')
    const trainingClass = found.document
    if (!governs(author, trainingClass.county))
      return reject('author.outside-place', 'A5', { county: trainingClass.county })
    if (trainingClass.state !== 'submitted') return reject('class.wrong-state', 'T3', { state: trainingClass.state })
    return accept([
      { collection: 'trainingClass', document: { ...trainingClass, state: 'approved', updatedAt: entry.at } }
    ])
  }
}

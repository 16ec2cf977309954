import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id })
type Args = z.infer<typeof args>

/** class.close 归档 (T10): the county files a finished class once everybody in it has a result. */
export const closeClass: Verb<Args, 'class.close'> = {
  kind: 'class.close',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T10')
    const trainingClass = found.document
    const { county, state, seatsTaken } = trainingClass
    if (!governs(author, county)) return reject('author.outside-place', 'A5', { county })
    if (state !== 'finished') return reject('class.wrong-state', 'T10', { state })
    if (seatsTaken > 0) return reject('class.has-seats-taken', 'T10', { seatsTaken })
    return accept([
      { collection: 'trainingClass', document: { ...trainingClass, state: 'closed', updatedAt: entry.at } }
    ])
  }
}

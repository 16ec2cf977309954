import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ trainingClass: id, reason })
type Args = z.infer<typeof args>

/** class.cancel 撤班 (T9): a class that nobody has a seat in any more does not take place. */
export const cancelClass: Verb<Args, 'class.cancel'> = {
  kind: 'class.cancel',
  version: 1,
  args,
  by: ['centre-operator', 'county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T9')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre) && !governs(author, trainingClass.county))
      return reject('class.not-yours', 'T9')
    const { state, seatsTaken } = trainingClass
    if (!['draft', 'submitted', 'approved', 'running', 'suspended'].includes(state))
      return reject('class.wrong-state', 'T9', { state })
    if (seatsTaken > 0) return reject('class.has-seats-taken', 'T9', { seatsTaken })
    const document = { ...trainingClass, state: 'cancelled' as const, reason: a.reason, updatedAt: entry.at }
    return accept([{ collection: 'trainingClass', document }])
  }
}

import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { reason } from '../fields.ts'
import { accept, reject, type Verb } from '../reduction.ts'
import { examSchema, holdsRoster } from './enrolment.ts'
import { releaseSeat } from './release-seat.ts'
import { resultArgs, resultKeys, resultPlace } from './result-place.ts'

const args = z.strictObject({ ...resultArgs, exam: examSchema.nullable(), reason })
type Args = z.infer<typeof args>

/**
 * enrolment.drop 退学 (E14): a worker who began gives up, or has not passed. What becomes of the redeemed voucher the
 * county says (E15).
 */
export const dropEnrolment: Verb<Args, 'enrolment.drop'> = {
  kind: 'enrolment.drop',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => resultKeys(a, 'read'),
  reduce: (a, context) => {
    const place = resultPlace(a, 'E14', context)
    if ('refused' in place) return place.refused
    const { enrolment, trainingClass } = place
    if (!actsFor(context.author, trainingClass.centre)) return reject('class.not-yours', 'E14')
    if (!['running', 'suspended', 'finished'].includes(trainingClass.state))
      return reject('class.wrong-state', 'E14', { state: trainingClass.state })
    if (!holdsRoster(enrolment.state)) return reject('enrolment.wrong-state', 'E14', { state: enrolment.state })
    const done = releaseSeat({ ...a, to: 'failed' }, context)
    return accept(done.writes, done.unchecked)
  }
}

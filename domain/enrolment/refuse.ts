import { z } from 'zod'
import { governs } from '../access/author.ts'
import { idOrEmpty, reason } from '../fields.ts'
import { accept, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { freeReservation } from '../voucher/free-reservation.ts'
import { releaseSeat } from './release-seat.ts'

const args = z.strictObject({
  enrolment: z.uuid(),
  person: z.uuid(),
  trainingClass: idOrEmpty,
  voucher: idOrEmpty,
  reason
})
type Args = z.infer<typeof args>

/** enrolment.refuse (E7): the worker cannot be trained in this; the reason is shown. */
export const refuseEnrolment: Verb<Args, 'enrolment.refuse'> = {
  kind: 'enrolment.refuse',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [
    uses('write', 'enrolment', a.enrolment),
    uses('write', 'person', a.person),
    ...usesIf('tally', 'trainingClass', a.trainingClass),
    ...usesIf('write', 'voucher', a.voucher)
  ],
  reduce: (a, context) => {
    const found = context.read('enrolment', a.enrolment)
    if (found.state !== 'present') return reject('enrolment.unknown', 'E7')
    const enrolment = found.document
    if (!governs(context.author, enrolment.county))
      return reject('author.outside-place', 'A5', { county: enrolment.county })
    const isSame =
      enrolment.person === a.person && enrolment.trainingClass === a.trainingClass && enrolment.voucher === a.voucher
    if (!isSame) return reject('enrolment.wrong-person', 'E7')
    if (!['applied', 'returned', 'waitlisted'].includes(enrolment.state))
      return reject('enrolment.wrong-state', 'E7', { state: enrolment.state })
    const freed = releaseSeat({ ...a, to: 'refused' }, context)
    return accept([...freed.writes, ...freeReservation(a, context)], freed.unchecked)
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { idOrEmpty, reason } from '../fields.ts'
import { accept, type Context, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { freeReservation } from '../voucher/free-reservation.ts'
import { type Enrolment, holdsRoster } from './enrolment.ts'
import { releaseSeat } from './release-seat.ts'

const args = z.strictObject({
  enrolment: z.uuid(),
  person: z.uuid(),
  trainingClass: idOrEmpty,
  voucher: idOrEmpty,
  reason
})
type Args = z.infer<typeof args>

/**
 * enrolment.withdraw (E10): the worker steps back before being on the roster, or from a roster whose voucher is no
 * longer bound to it; seat and reservation are free again.
 */
export const withdrawEnrolment: Verb<Args, 'enrolment.withdraw'> = {
  kind: 'enrolment.withdraw',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [
    uses('write', 'enrolment', a.enrolment),
    uses('write', 'person', a.person),
    ...usesIf('tally', 'trainingClass', a.trainingClass),
    ...usesIf('write', 'voucher', a.voucher)
  ],
  reduce: (a, context) => {
    const found = context.read('enrolment', a.enrolment)
    if (found.state !== 'present') return reject('enrolment.unknown', 'E10')
    const enrolment = found.document
    if (!governs(context.author, enrolment.county))
      return reject('author.outside-place', 'A5', { county: enrolment.county })
    const isSame =
      enrolment.person === a.person && enrolment.trainingClass === a.trainingClass && enrolment.voucher === a.voucher
    if (!isSame) return reject('enrolment.wrong-person', 'E10')
    if (!['applied', 'returned', 'waitlisted', 'accepted'].includes(enrolment.state) && !isStranded(enrolment, context))
      return reject('enrolment.wrong-state', 'E10', { state: enrolment.state })
    const freed = releaseSeat({ ...a, to: 'withdrawn' }, context)
    return accept([...freed.writes, ...freeReservation(a, context)], freed.unchecked)
  }
}

/** On a roster without its voucher: a dispute gave it to another class (C4), so nobody can unbind it from here. */
function isStranded({ state, voucher, trainingClass }: Enrolment, { read }: Context): boolean {
  if (!holdsRoster(state) || voucher === '') return false
  const found = read('voucher', voucher)
  return found.state === 'present' && found.document.boundClass !== trainingClass
}

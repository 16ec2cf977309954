import { z } from 'zod'
import { governs } from '../access/author.ts'
import type { Role } from '../directory/operator.ts'
import { idOrEmpty, reason } from '../fields.ts'
import { accept, type Context, reject, uses, usesIf, type Verb } from '../reduction.ts'
import { freeReservation } from '../voucher/free-reservation.ts'
import type { Enrolment } from './enrolment.ts'
import { releaseSeat } from './release-seat.ts'

const args = z.strictObject({
  enrolment: z.uuid(),
  person: z.uuid(),
  trainingClass: idOrEmpty,
  voucher: idOrEmpty,
  reason
})
type Args = z.infer<typeof args>

interface Ending<K extends string> {
  readonly kind: K
  /** The rule that says from which states it may end. */
  readonly rule: string
  readonly by: readonly (Role | 'server')[]
  readonly to: 'withdrawn' | 'refused'
  readonly mayEnd: (enrolment: Enrolment, context: Context) => boolean
}

/** A county's way to end an enrolment that names class and voucher as they stand: seat and reservation are free again. */
export const endingVerb = <K extends string>({ kind, rule, by, to, mayEnd }: Ending<K>): Verb<Args, K> => ({
  kind,
  version: 1,
  args,
  by,
  isValueAction: false,
  keys: a => [
    uses('write', 'enrolment', a.enrolment),
    uses('write', 'person', a.person),
    ...usesIf('tally', 'trainingClass', a.trainingClass),
    ...usesIf('write', 'voucher', a.voucher)
  ],
  reduce: (a, context) => {
    const found = context.read('enrolment', a.enrolment)
    if (found.state !== 'present') return reject('enrolment.unknown', rule)
    const enrolment = found.document
    const { county, person, trainingClass, voucher, state } = enrolment
    if (!governs(context.author, county)) return reject('author.outside-place', 'A5', { county })
    const isSame = person === a.person && trainingClass === a.trainingClass && voucher === a.voucher
    if (!isSame) return reject('enrolment.wrong-person', rule)
    if (!mayEnd(enrolment, context)) return reject('enrolment.wrong-state', rule, { state })
    const freed = releaseSeat({ ...a, to }, context)
    return accept([...freed.writes, ...freeReservation(a, context)], freed.unchecked)
  }
})

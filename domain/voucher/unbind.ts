import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { holdsRoster } from '../enrolment/enrolment.ts'
import { releaseSeat } from '../enrolment/release-seat.ts'
import { id, reason } from '../fields.ts'
import { withUnbound } from '../person/live-vouchers.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import type { Voucher } from './voucher.ts'

const args = z.strictObject({ voucher: id, person: z.uuid(), trainingClass: id, enrolment: z.uuid(), reason })
type Args = z.infer<typeof args>

/** voucher.unbind (V15): before the first sign-in the centre gives the voucher back and frees the seat. */
export const unbindVoucher: Verb<Args, 'voucher.unbind'> = {
  kind: 'voucher.unbind',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: true,
  keys: a => [
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person),
    uses('write', 'enrolment', a.enrolment),
    uses('tally', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, context) => {
    const { entry, author, read } = context
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V15')
    const voucher = found.document
    if (!actsFor(author, voucher.boundCentre)) return reject('class.not-yours', 'V15')
    if (voucher.state !== 'bound' || voucher.boundClass !== a.trainingClass) {
      return reject('voucher.wrong-state', 'V15', { state: voucher.state })
    }
    const untied = checkEnrolment(a, voucher, context)
    if (untied) return untied
    const document = {
      ...voucher,
      state: 'collected' as const,
      reservedClass: '',
      reservedCentre: '',
      boundClass: '',
      boundCentre: '',
      boundBy: '' as const,
      boundDevice: '',
      boundAt: null,
      updatedAt: entry.at
    }
    const freed = releaseSeat({ ...a, to: 'withdrawn' }, context)
    const writes = freed.writes.map(write =>
      write.collection === 'person' ? { ...write, document: withUnbound(write.document, voucher) } : write
    )
    return accept([{ collection: 'voucher', document }, ...writes], freed.unchecked)
  }
}

/** V15: the enrolment to end is the one this voucher was bound for, and nobody of it signed in. */
function checkEnrolment(a: Args, voucher: Voucher, { read }: Context): Outcome | null {
  if (voucher.person !== a.person) return reject('voucher.wrong-person', 'V7')
  const found = read('enrolment', a.enrolment)
  if (found.state === 'absent') return reject('enrolment.unknown', 'V15')
  if (found.state === 'unknown') return null
  const { person, trainingClass, voucher: held, sessionsAttended, state } = found.document
  if (person !== a.person || trainingClass !== a.trainingClass || held !== a.voucher)
    return reject('enrolment.wrong-person', 'V15')
  return holdsRoster(state) && sessionsAttended === 0 ? null : reject('enrolment.wrong-state', 'V15', { state })
}

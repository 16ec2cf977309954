import { z } from 'zod'
import { governs } from '../access/author.ts'
import { reason } from '../fields.ts'
import { withOutcome } from '../person/voucher-outcome.ts'
import { accept, reject, type Verb, type Write } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { holdsRoster } from './enrolment.ts'
import { releaseSeat } from './release-seat.ts'
import { resultArgs, resultKeys, resultPlace } from './result-place.ts'

const args = z.strictObject({ ...resultArgs, reason })
type Args = z.infer<typeof args>

/**
 * enrolment.fail 未通过 (E15): the county finds that a training came to nothing; its redeemed voucher lapses, and its
 * holder may be given another.
 */
export const failEnrolment: Verb<Args, 'enrolment.fail'> = {
  kind: 'enrolment.fail',
  version: 1,
  args,
  by: ['county-reviewer'],
  isValueAction: true,
  keys: a => resultKeys(a, 'write'),
  reduce: (a, context) => {
    const place = resultPlace(a, 'E15', context)
    if ('refused' in place) return place.refused
    const { enrolment, voucher } = place
    if (!governs(context.author, voucher.county))
      return reject('author.outside-place', 'A5', { county: voucher.county })
    if (!holdsRoster(enrolment.state) && enrolment.state !== 'failed')
      return reject('enrolment.wrong-state', 'E15', { state: enrolment.state })
    if (context.read('person', a.person).state !== 'present') return reject('person.unknown', 'E15')
    const { at } = context.entry
    const done = releaseSeat({ ...a, to: 'failed' }, context)
    const lapsed: Write = { collection: 'voucher', document: { ...voucher, state: 'lapsed', updatedAt: at } }
    const writes = done.writes.map(
      (write): Write =>
        write.collection === 'person'
          ? { collection: 'person', document: withOutcome(write.document, voucher, 'lapsed', dateOfInstant(at)) }
          : write
    )
    return accept([...writes, lapsed], done.unchecked)
  }
}

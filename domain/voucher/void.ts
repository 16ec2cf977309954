import { z } from 'zod'
import { governs } from '../access/author.ts'
import { date, id, reason } from '../fields.ts'
import { withOutcome } from '../person/voucher-outcome.ts'
import { revocationsId } from '../policy/policy.ts'
import { revocationsWith } from '../policy/revocations.ts'
import { type Author, accept, type EntryFacts, refusal, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Voucher } from './voucher.ts'

/** So long after a contact a desk counts as being on the line: its session lasts 15 minutes and it pulls every five. */
const ON_LINE = 20 * 60_000

const args = z.strictObject({ voucher: id, person: z.uuid(), date, reason })
type Args = z.infer<typeof args>

/**
 * voucher.void (V16, V22): takes back a voucher that nobody bound yet; it enters the day's revocations. One that was bound
 * in the meantime is not undone: the wish goes to review (row 16).
 */
export const voidVoucher: Verb<Args, 'voucher.void'> = {
  kind: 'voucher.void',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'server'],
  isValueAction: true,
  keys: a => [
    uses('write', 'voucher', a.voucher),
    uses('write', 'person', a.person),
    uses('tally', 'policy', revocationsId(a.date))
  ],
  reduce: (a, { entry, author, read }) => {
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V16')
    const voucher = found.document
    if (!governs(author, voucher.county)) return reject('author.outside-place', 'A5', { county: voucher.county })
    if (voucher.person !== a.person) return reject('voucher.wrong-person', 'V7')
    if (!mayVoidNow(voucher, entry, author)) return reject('voucher.not-issuing-device', 'V22')
    if (voucher.state === 'bound' || voucher.state === 'redeemed') {
      return {
        lane: 'review',
        rejection: refusal('voucher.wrong-state', 'V16', { state: voucher.state }),
        dispute: null
      }
    }
    if (voucher.state !== 'issued' && voucher.state !== 'collected') {
      return reject('voucher.wrong-state', 'V16', { state: voucher.state })
    }
    const holder = read('person', a.person)
    if (holder.state !== 'present') return reject('person.unknown', 'V16')
    const person = withOutcome(holder.document, voucher, 'void', dateOfInstant(entry.at))
    const chunk = revocationsWith(
      read('policy', revocationsId(a.date)),
      a.date,
      { voucher: a.voucher, county: voucher.county },
      entry.at
    )
    return accept([
      { collection: 'voucher', document: { ...voucher, state: 'void', updatedAt: entry.at } },
      { collection: 'person', document: { ...person, updatedAt: entry.at } },
      { collection: 'policy', document: chunk }
    ])
  }
}

/** V22: without a line nobody but the issuing device knows how the voucher stands. */
const mayVoidNow = (voucher: Voucher, { deviceId, at, earliest }: EntryFacts, author: Author): boolean =>
  author.isServer || voucher.leaseDevice === deviceId || at - earliest <= ON_LINE

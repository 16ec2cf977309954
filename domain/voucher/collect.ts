import { z } from 'zod'
import { governs } from '../access/author.ts'
import { isTrainingPlace } from '../directory/organisation.ts'
import { id, identityCheck } from '../fields.ts'
import { checkValidity } from '../policy/validity.ts'
import { type Author, accept, reject, uses, type Verb } from '../reduction.ts'
import { findVoucher } from './standing.ts'
import { unusable } from './unusable.ts'
import type { VoucherState } from './voucher.ts'

const args = z.strictObject({
  voucher: id,
  person: z.uuid(),
  /** The scanned text where the author's replica did not hold the voucher, else empty. */
  scan: z.string().max(2048),
  how: z.enum(['counter', 'assisted', 'phone', 'app']),
  identity: identityCheck
})
type Args = z.infer<typeof args>

/**
 * voucher.collect (V8): the worker takes the voucher: at the counter with consent, or assisted at a centre with a
 * reader-grade identity. Collecting what is already collected changes nothing and is no fault.
 */
export const collectVoucher: Verb<Args, 'voucher.collect'> = {
  kind: 'voucher.collect',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer', 'centre-operator', 'server'],
  isValueAction: true,
  keys: a => [uses('write', 'voucher', a.voucher)],
  reduce: (a, context) => {
    const found = findVoucher(context, a)
    if ('outcome' in found) return found.outcome
    const { voucher, isStanding } = found
    if (voucher.person !== a.person || a.identity.matched === false) return reject('voucher.wrong-person', 'V7')
    if (hasBeenCollected(voucher.state)) return accept([])
    if (voucher.state !== 'issued') return unusable(voucher, 'V8')
    if (!mayCollect(context.author, voucher.county, a))
      return reject('author.outside-place', 'A5', { county: voucher.county })
    if (a.how === 'assisted' && a.identity.method === 'typed')
      return reject('rule.identity-method', 'V8', { method: a.identity.method })
    const untimely = checkValidity(voucher, context.entry)
    if (untimely) return untimely
    const { at } = context.entry
    const document = { ...voucher, state: 'collected' as const, collectedAt: at, updatedAt: at }
    return accept([{ collection: 'voucher', document }], isStanding ? ['V8'] : [])
  }
}

/** Who bound or redeemed it had collected it before: a second collection elsewhere is late, not wrong. */
const hasBeenCollected = (state: VoucherState): boolean =>
  state === 'collected' || state === 'bound' || state === 'redeemed' || state === 'certified' || state === 'settled'

function mayCollect(author: Author, county: string, a: Args): boolean {
  const isCentre = author.organisation !== null && isTrainingPlace(author.organisation)
  return a.how === 'assisted' ? isCentre : governs(author, county)
}

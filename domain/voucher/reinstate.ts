import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ voucher: id, reason })
type Args = z.infer<typeof args>

/** voucher.reinstate 核销撤回 (V18): a county reviewer takes a redemption back before there is a certificate or a claim. */
export const reinstateVoucher: Verb<Args, 'voucher.reinstate'> = {
  kind: 'voucher.reinstate',
  version: 1,
  args,
  by: ['county-reviewer'],
  isValueAction: true,
  keys: a => [uses('write', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V18')
    const voucher = found.document
    if (!governs(author, voucher.county)) return reject('author.outside-place', 'A5', { county: voucher.county })
    if (voucher.state !== 'redeemed') return reject('voucher.wrong-state', 'V18', { state: voucher.state })
    // Its certificate was revoked since; the bank may have the file already, and what it pays settles the voucher.
    if (voucher.claim !== '') return reject('voucher.claimed', 'V18')
    const document = { ...voucher, state: 'bound' as const, redeemedBy: '' as const, updatedAt: entry.at }
    return accept([{ collection: 'voucher', document }])
  }
}

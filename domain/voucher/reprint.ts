import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { unusable } from './unusable.ts'
import { isLive } from './voucher.ts'

const args = z.strictObject({ voucher: id, reason })
type Args = z.infer<typeof args>

/** voucher.reprint (V17): every paper beyond the first is counted and shown. */
export const reprintVoucher: Verb<Args, 'voucher.reprint'> = {
  kind: 'voucher.reprint',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V17')
    const voucher = found.document
    if (!governs(author, voucher.county)) return reject('author.outside-place', 'A5', { county: voucher.county })
    if (!isLive(voucher.state)) return unusable(voucher, 'V17')
    const reprints = Math.min(voucher.reprints + 1, 999)
    return accept([{ collection: 'voucher', document: { ...voucher, reprints, updatedAt: entry.at } }])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ voucher: id, reason })
type Args = z.infer<typeof args>

/** voucher.unfreeze 解冻 (V21): it goes on from the state it was frozen in. */
export const unfreezeVoucher: Verb<Args, 'voucher.unfreeze'> = {
  kind: 'voucher.unfreeze',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: true,
  keys: a => [uses('write', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V21')
    const voucher = found.document
    if (!governs(author, voucher.county)) return reject('author.outside-place', 'A5', { county: voucher.county })
    if (voucher.state !== 'frozen' || voucher.frozenFrom === '')
      return reject('voucher.wrong-state', 'V21', { state: voucher.state })
    const document = { ...voucher, state: voucher.frozenFrom, frozenFrom: '' as const, updatedAt: entry.at }
    return accept([{ collection: 'voucher', document }])
  }
}

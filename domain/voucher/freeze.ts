import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ voucher: id, reason })
type Args = z.infer<typeof args>

/** voucher.freeze 冻结 (V20): a voucher that is not settled stands still while something about it is looked into. */
export const freezeVoucher: Verb<Args, 'voucher.freeze'> = {
  kind: 'voucher.freeze',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: true,
  keys: a => [uses('write', 'voucher', a.voucher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('voucher', a.voucher)
    if (found.state !== 'present') return reject('voucher.unknown', 'V20')
    const voucher = found.document
    const { county, state } = voucher
    if (!governs(author, county)) return reject('author.outside-place', 'A5', { county })
    if (state === 'frozen' || state === 'settled' || state === 'lapsed' || state === 'void')
      return reject('voucher.wrong-state', 'V20', { state })
    const document = { ...voucher, state: 'frozen' as const, frozenFrom: state, updatedAt: entry.at }
    return accept([{ collection: 'voucher', document }])
  }
}

import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ lease: id, batch: id, unused: z.array(id).max(500) })
type Args = z.infer<typeof args>

/**
 * lease.return (B10): the device signs which blanks it never used; only those may be leased again. It comes after
 * every issue from the lease in the device's chain, so nothing can be issued from it later.
 */
export const returnLease: Verb<Args, 'lease.return'> = {
  kind: 'lease.return',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [
    uses('write', 'lease', a.lease),
    uses('write', 'batch', a.batch),
    ...a.unused.map(voucher => uses('read', 'voucher', voucher))
  ],
  reduce: (a, { entry, read }) => {
    const found = read('lease', a.lease)
    const batch = read('batch', a.batch)
    if (found.state !== 'present' || found.document.batch !== a.batch || batch.state !== 'present')
      return reject('lease.unknown', 'B10')
    const lease = found.document
    if (lease.device !== entry.deviceId || lease.generation !== entry.generation)
      return reject('lease.not-yours', 'B10')
    if (lease.state !== 'open') return reject('lease.wrong-state', 'B10', { state: lease.state })
    const own = new Set(lease.blanks.map(({ voucher }) => voucher))
    const unused = new Set(a.unused)
    if (unused.size !== a.unused.length || a.unused.some(voucher => !own.has(voucher)))
      return reject('lease.no-such-blank', 'B10')
    const issued = a.unused.find(voucher => read('voucher', voucher).state === 'present')
    if (issued !== undefined) return reject('voucher.exists', 'B10', { voucher: issued })
    return accept([
      { collection: 'lease', document: { ...lease, state: 'returned', updatedAt: entry.at } },
      {
        collection: 'batch',
        document: { ...batch.document, leased: batch.document.leased - unused.size, updatedAt: entry.at }
      }
    ])
  }
}

import { z } from 'zod'
import { id, instant } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { blankSchema } from './lease.ts'

const args = z.strictObject({
  lease: id,
  batch: id,
  device: id,
  generation: z.int().min(1),
  keyId: id,
  blanks: z.array(blankSchema).min(1).max(500),
  expiresAt: instant
})
type Args = z.infer<typeof args>

/**
 * lease.grant (B9, B11): the server gives a device the sole right to blanks of a made batch. The sum of leases never
 * exceeds the batch (escrow, row 17). The blanks were drawn before, so that folding the journal draws nothing.
 */
export const grantLease: Verb<Args, 'lease.grant'> = {
  kind: 'lease.grant',
  version: 1,
  args,
  by: ['server'],
  isValueAction: true,
  keys: a => [uses('write', 'lease', a.lease), uses('write', 'batch', a.batch), uses('tally', 'directory', a.device)],
  reduce: (a, { entry, read }) => {
    if (read('lease', a.lease).state === 'present') return reject('lease.exists', 'B9')
    const found = read('batch', a.batch)
    if (found.state !== 'present') return reject('batch.unknown', 'B9')
    const batch = found.document
    if (batch.state !== 'made') return reject('batch.wrong-state', 'B9', { state: batch.state })
    const device = read('directory', a.device)
    if (device.state !== 'present' || device.document.kind !== 'device') return reject('device.unknown', 'B9')
    if (device.document.state === 'revoked') return reject('device.revoked', 'B9')
    if (device.document.generation !== a.generation) return reject('lease.not-yours', 'B11')
    const left = batch.size - batch.leased
    if (a.blanks.length > left) return reject('batch.over-size', 'B9', { left, wanted: a.blanks.length })
    const { county, occupation, level, voucherKind, faceValueFen, validFrom, validUntil, plan } = batch
    const terms = { plan, county, occupation, level, voucherKind, faceValueFen, validFrom, validUntil }
    const { lease, ...rest } = a
    return accept([
      { collection: 'lease', document: { id: lease, ...rest, ...terms, state: 'open', updatedAt: entry.at } },
      { collection: 'batch', document: { ...batch, leased: batch.leased + a.blanks.length, updatedAt: entry.at } }
    ])
  }
}

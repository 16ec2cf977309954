import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ lease: id, device: id })
type Args = z.infer<typeof args>

/**
 * lease.close (B12): the server ends a lease of a device that was revoked (row 12). What it did not issue is written
 * off: the batch stays as spent as it was, for nobody can tell which of the numbers lie on paper somewhere.
 */
export const closeLease: Verb<Args, 'lease.close'> = {
  kind: 'lease.close',
  version: 1,
  args,
  by: ['server'],
  isValueAction: false,
  keys: a => [uses('write', 'lease', a.lease), uses('read', 'directory', a.device)],
  reduce: (a, { entry, read }) => {
    const found = read('lease', a.lease)
    const device = read('directory', a.device)
    if (found.state !== 'present') return reject('lease.unknown', 'B12')
    const lease = found.document
    if (lease.state !== 'open') return reject('lease.wrong-state', 'B12', { state: lease.state })
    const isRevoked =
      device.state === 'present' && device.document.kind === 'device' && device.document.state === 'revoked'
    if (lease.device !== a.device || !isRevoked) return reject('lease.not-yours', 'B12')
    return accept([{ collection: 'lease', document: { ...lease, state: 'closed', updatedAt: entry.at } }])
  }
}

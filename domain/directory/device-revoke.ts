import { z } from 'zod'
import { staffs } from '../access/author.ts'
import { date, id, reason } from '../fields.ts'
import { revocationsId } from '../policy/policy.ts'
import { revocationsWith } from '../policy/revocations.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ device: id, date, reason })
type Args = z.infer<typeof args>

/** device.revoke (D9): a lost or stolen machine; counts from the moment the server takes it (row 12). */
export const revokeDevice: Verb<Args, 'device.revoke'> = {
  kind: 'device.revoke',
  version: 1,
  args,
  by: ['administrator', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.device), uses('tally', 'policy', revocationsId(a.date))],
  reduce: (a, { entry, author, read }) => {
    const found = read('directory', a.device)
    if (found.state !== 'present' || found.document.kind !== 'device') return reject('device.unknown', 'D9')
    if (!staffs(author, found.document.organisation)) return reject('author.outside-place', 'A7')
    if (found.document.state === 'revoked') return reject('device.revoked', 'D9')
    const document = { ...found.document, state: 'revoked' as const, revokedAt: entry.at, updatedAt: entry.at }
    const chunk = revocationsWith(read('policy', revocationsId(a.date)), a.date, { device: a.device }, entry.at)
    return accept([
      { collection: 'directory', document },
      { collection: 'policy', document: chunk }
    ])
  }
}

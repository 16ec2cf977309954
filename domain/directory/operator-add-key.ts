import { z } from 'zod'
import { id, publicKey, suite } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ operator: id, device: id, suite, publicKey })
type Args = z.infer<typeof args>

/**
 * operator.add-key (D6): the signing key that an operator made at the first login on a device. The server authors it
 * after it has checked the password. Older keys stay good for what they signed: the operator's state decides, not the
 * key. A key that is known there already changes nothing.
 */
export const addOperatorKey: Verb<Args, 'operator.add-key'> = {
  kind: 'operator.add-key',
  version: 1,
  args,
  by: ['server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.operator), uses('read', 'directory', a.device)],
  reduce: (a, { entry, read }) => {
    const found = read('directory', a.operator)
    if (found.state !== 'present' || found.document.kind !== 'operator') return reject('operator.unknown', 'D6')
    const device = read('directory', a.device)
    if (device.state !== 'present' || device.document.kind !== 'device') return reject('device.unknown', 'D6')
    if (found.document.organisation !== device.document.organisation) return reject('author.outside-place', 'D6')
    const { keys: held } = found.document
    if (held.some(known => known.device === a.device && known.publicKey === a.publicKey)) return accept([])
    const key = { device: a.device, suite: a.suite, publicKey: a.publicKey, from: entry.at }
    const keys = [...held, key].slice(-60)
    return accept([{ collection: 'directory', document: { ...found.document, keys, updatedAt: entry.at } }])
  }
}

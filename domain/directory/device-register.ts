import { z } from 'zod'
import { id, label } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { signedCertificateSchema, withCertificate } from './certificate.ts'

const args = z.strictObject({ device: id, organisation: id, label, certificate: signedCertificateSchema })
type Args = z.infer<typeof args>

/**
 * device.register (D8): a machine's first registration, or the next generation of one whose chain was frozen. The
 * server authors it for a one-time code, or, after a restore, for a certificate of its own that the device shows again. A
 * generation whose certificate never reached the device is missing then. One of a generation before the present one only
 * joins the certificates: by it a machine that was replaced is known when it hands over what it has (S19, S22).
 */
export const registerDevice: Verb<Args, 'device.register'> = {
  kind: 'device.register',
  version: 1,
  args,
  by: ['server'],
  isValueAction: false,
  keys: a => [uses('write', 'directory', a.device), uses('read', 'directory', a.organisation)],
  reduce: (a, { entry, read }) => {
    const home = read('directory', a.organisation)
    if (home.state !== 'present' || home.document.kind !== 'organisation') return reject('organisation.unknown', 'D8')
    const { certificate } = a.certificate
    const found = read('directory', a.device)
    const before = found.state === 'present' && found.document.kind === 'device' ? found.document : null
    if (found.state === 'present' && !before) return reject('device.exists', 'D8')
    if (before?.state === 'revoked') return reject('device.revoked', 'D8')
    const certificates = withCertificate(before?.certificates ?? [], a.certificate)
    if (!certificates) return reject('device.exists', 'D8')
    if (before && certificate.generation < before.generation) {
      const document = { ...before, certificates: [...certificates], updatedAt: entry.at }
      return accept([{ collection: 'directory', document }])
    }
    const document = {
      kind: 'device' as const,
      id: a.device,
      organisation: a.organisation,
      label: a.label,
      generation: certificate.generation,
      suite: certificate.suite,
      publicKey: certificate.publicKey,
      certificates: [...certificates],
      state: 'active' as const,
      revokedAt: null,
      updatedAt: entry.at
    }
    return accept([{ collection: 'directory', document }])
  }
}

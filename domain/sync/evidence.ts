import { certificateMessage, type ServerKey, withCertificate } from '../directory/certificate.ts'
import { keyGrantMessage } from '../directory/key-grant.ts'
import type { DocumentKey } from '../documents.ts'
import type { Suite } from '../journal/entry.ts'
import type { Lease } from '../plan/lease.ts'
import type { Evidence } from '../protocol/evidence.ts'
import type { ArgsByKind } from '../reducer.ts'
import type { Reader } from '../reduction.ts'
import { blankMessage, blankOfLease } from '../voucher/credential.ts'
import type { Crypto } from './ports.ts'

/** What the server authors anew because a device showed that it had authored it before. */
export type EvidencedAct =
  | { readonly kind: 'device.register'; readonly args: ArgsByKind['device.register'] }
  | { readonly kind: 'operator.add-key'; readonly args: ArgsByKind['operator.add-key'] }
  | { readonly kind: 'lease.grant'; readonly args: ArgsByKind['lease.grant'] }

export interface EvidenceTrust {
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  readonly crypto: Pick<Crypto, 'verify'>
}

/** The documents that say what of the evidence the server lacks. */
export const evidenceKeys = (deviceId: string, { keys, leases }: Evidence): readonly DocumentKey[] => [
  { collection: 'directory', id: deviceId },
  ...keys.map(({ grant }) => ({ collection: 'directory' as const, id: grant.operator })),
  ...leases.map(({ id }) => ({ collection: 'lease' as const, id }))
]

/**
 * S19: of what a device shows, what bears this server's signature, is about that device and is not in the database.
 * Later acts rest on earlier ones: each generation, its leases before the next one ends them (B11), then keys.
 */
export function actsOfEvidence(
  deviceId: string,
  evidence: Evidence,
  read: Reader,
  trust: EvidenceTrust
): readonly EvidencedAct[] {
  const rights = [
    ...lostGenerations(deviceId, evidence, read, trust),
    ...lostLeases(deviceId, evidence, read, trust)
  ].sort((a, b) => generationOf(a) - generationOf(b))
  return [...rights, ...lostKeys(deviceId, evidence, read, trust)]
}

const generationOf = (act: Exclude<EvidencedAct, { kind: 'operator.add-key' }>): number =>
  act.kind === 'lease.grant' ? act.args.generation : act.args.certificate.certificate.generation

interface Signed {
  readonly keyId: string
  readonly message: (suite: Suite) => string
  readonly signature: string
}

function isOurs({ serverKeys, crypto }: EvidenceTrust, { keyId, message, signature }: Signed): boolean {
  const key = serverKeys.find(known => known.keyId === keyId)
  return key !== undefined && crypto.verify(key.suite, key.publicKey, message(key.suite), signature)
}

function lostGenerations(
  deviceId: string,
  { certificates, label }: Evidence,
  read: Reader,
  trust: EvidenceTrust
): readonly Extract<EvidencedAct, { kind: 'device.register' }>[] {
  const found = read('directory', deviceId)
  const known = found.state === 'present' && found.document.kind === 'device' ? found.document.certificates : []
  return certificates
    .filter(shown => {
      const { certificate, signature } = shown
      const { serverId, keyId } = certificate
      const isNews = withCertificate(known, shown) !== null
      const isAboutIt = certificate.deviceId === deviceId && serverId === trust.serverId && isNews
      return isAboutIt && isOurs(trust, { keyId, message: () => certificateMessage(certificate), signature })
    })
    .sort((a, b) => a.certificate.generation - b.certificate.generation)
    .map(certificate => {
      const { organisation } = certificate.certificate
      return { kind: 'device.register', args: { device: deviceId, organisation, label, certificate } }
    })
}

function lostKeys(deviceId: string, { keys }: Evidence, read: Reader, trust: EvidenceTrust): readonly EvidencedAct[] {
  return keys.flatMap(({ grant, signature }): EvidencedAct[] => {
    const { operator, device, suite, publicKey, keyId, serverId } = grant
    const found = read('directory', operator)
    if (found.state !== 'present' || found.document.kind !== 'operator') return []
    const isKnown = found.document.keys.some(key => key.device === device && key.publicKey === publicKey)
    if (isKnown || device !== deviceId || serverId !== trust.serverId) return []
    if (!isOurs(trust, { keyId, message: () => keyGrantMessage(grant), signature })) return []
    return [{ kind: 'operator.add-key', args: { operator, device, suite, publicKey } }]
  })
}

function lostLeases(
  deviceId: string,
  { leases }: Evidence,
  read: Reader,
  trust: EvidenceTrust
): readonly Extract<EvidencedAct, { kind: 'lease.grant' }>[] {
  const { serverId } = trust
  const isWhole = (lease: Lease): boolean =>
    lease.blanks.every(blank => {
      const message = (suite: Suite) => blankMessage(blankOfLease(lease, blank, { serverId, suite }))
      return isOurs(trust, { keyId: lease.keyId, message, signature: blank.signature })
    })
  return leases
    .filter(lease => lease.device === deviceId && read('lease', lease.id).state !== 'present' && isWhole(lease))
    .map(({ id, batch, device, generation, keyId, blanks, expiresAt }) => ({
      kind: 'lease.grant',
      args: { lease: id, batch, device, generation, keyId, blanks: [...blanks], expiresAt }
    }))
}

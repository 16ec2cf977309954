import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { shortCodeFromNumber } from '../../../domain/codes/short-code.ts'
import {
  certificateMessage,
  type DeviceCertificate,
  type SignedCertificate
} from '../../../domain/directory/certificate.ts'
import type { Suite } from '../../../domain/journal/entry.ts'
import {
  type AcceptedScan,
  acceptedMessage,
  type BlankCredential,
  blankMessage,
  type CredentialIssue,
  type IssuedScan,
  idCheckOf,
  issueMessage
} from '../../../domain/voucher/credential.ts'
import type { CredentialFacts, CredentialPorts } from '../../../domain/voucher/credential-check.ts'

/** A server, one county device and a worker with real Ed25519 keys from fixed seeds, so that texts can be golden. */

const keyOfSeed = (seed: number): KeyObject =>
  createPrivateKey({
    // The fixed PKCS #8 head of an Ed25519 key (RFC 8410) before its 32 bytes of seed.
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8'
  })

const publicText = (key: KeyObject): string => String(createPublicKey(key).export({ format: 'jwk' }).x)

export const serverKey = keyOfSeed(1)
export const deviceKey = keyOfSeed(2)
export const strangerKey = keyOfSeed(3)

export const signText = (key: KeyObject, message: string): string =>
  sign(null, Buffer.from(message), key).toString('base64url')

export const ports: CredentialPorts = {
  sha256: text => createHash('sha256').update(text).digest('hex'),
  verify: (_suite: Suite, publicKey: string, message: string, signature: string) =>
    verify(
      null,
      Buffer.from(message),
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
      Buffer.from(signature, 'base64url')
    )
}

/** A sample person: no region begins with 00. */
export const HOLDER = '000000199001010018'
export const OTHER = '00000019900101019X'

export const blank: BlankCredential = {
  suite: 'ed25519',
  keyId: 'server-2026',
  serverId: 'f1d7c4f0-0a3e-4b57-9f0e-9a3fbb1d3c11',
  voucherId: '019aa0b2-4c1d-7e3f-8a5b-6c7d8e9f0a1b',
  code: shortCodeFromNumber(700_000_000_000_000),
  leaseId: '019aa0b2-4c1d-7e3f-8a5b-6c7d8e9f0a1c',
  deviceId: '019aa0b2-4c1d-7e3f-8a5b-6c7d8e9f0a1d',
  occupation: '4-10-01-01',
  level: '4',
  voucherKind: 'value-open',
  faceValueFen: 150_000,
  validFrom: '2026-11-01',
  validUntil: '2027-10-31'
}

export const issue: CredentialIssue = {
  entryId: '019aa0b5-1111-7222-8333-444455556666',
  kind: 'voucher.collect',
  person: '0198f1a4-6c1e-7d3a-9b20-4f6e8a7c5d11',
  county: '140121',
  idCheck: idCheckOf(blank.voucherId, HOLDER, ports.sha256)
}

export function issuedScan(
  changes: { blank?: Partial<BlankCredential>; issue?: Partial<CredentialIssue> } = {}
): IssuedScan {
  const parts = {
    blank: { ...blank, ...changes.blank },
    issue: { ...issue, ...changes.issue },
    deviceSuite: 'ed25519' as const
  }
  return {
    form: 'issued',
    ...parts,
    serverSignature: signText(serverKey, blankMessage(parts.blank)),
    deviceSignature: signText(deviceKey, issueMessage(parts))
  }
}

export const acceptedScan = (): AcceptedScan => ({
  form: 'accepted',
  blank,
  issue,
  serverSignature: signText(serverKey, acceptedMessage({ blank, issue }))
})

export function certificate(changes: Partial<DeviceCertificate> = {}, key: KeyObject = serverKey): SignedCertificate {
  const content: DeviceCertificate = {
    serverId: blank.serverId,
    keyId: blank.keyId,
    deviceId: blank.deviceId,
    organisation: 'county-office-140121',
    generation: 1,
    suite: 'ed25519',
    publicKey: publicText(deviceKey),
    from: 1_790_000_000_000,
    ...changes
  }
  return { certificate: content, signature: signText(key, certificateMessage(content)) }
}

/** Everything known and in order. */
export const facts = (changes: Partial<CredentialFacts> = {}): CredentialFacts => ({
  serverId: blank.serverId,
  serverKeys: [{ keyId: blank.keyId, suite: 'ed25519', publicKey: publicText(serverKey) }],
  certificates: [certificate()],
  deviceRevoked: false,
  today: '2026-11-22',
  voucherRevoked: false,
  idNumber: HOLDER,
  ...changes
})

export { publicText }

import { checkCertificate, type ServerKey, type SignedCertificate, type Verify } from '../directory/certificate.ts'
import type { Sha256 } from '../journal/chain.ts'
import {
  acceptedMessage,
  blankMessage,
  type CredentialFailure,
  type IssuedScan,
  idCheckOf,
  issueMessage,
  type VoucherScan
} from './credential.ts'

/** What the verifier holds. `unknown` where its replica does not reach; an empty list where it does and has none. */
export interface CredentialFacts {
  readonly serverId: string
  readonly serverKeys: readonly ServerKey[]
  /** Certificates of `scan.blank.deviceId`, in every generation. */
  readonly certificates: readonly SignedCertificate[] | 'unknown'
  /** Whether the device document or a revocation chunk says that `scan.blank.deviceId` no longer counts. */
  readonly deviceRevoked: boolean | 'unknown'
  /** Business date by trusted time. */
  readonly today: string
  /** Whether the replica or a revocation list says that this voucher is void. */
  readonly voucherRevoked: boolean | 'unknown'
  /** ID number read from the card that the holder presents; null before one is. */
  readonly idNumber: string | null
}

export const uncheckedParts = [
  'device-certificate',
  'revocations',
  'device-signature',
  'voucher-state',
  'identity'
] as const
export type UncheckedPart = (typeof uncheckedParts)[number]

/** `unchecked` names what no fact was there for: with it the result is provisional and the server decides. */
export type CredentialResult =
  | { readonly ok: true; readonly unchecked: readonly UncheckedPart[] }
  | { readonly ok: false; readonly code: CredentialFailure }

export interface CredentialPorts {
  readonly verify: Verify
  readonly sha256: Sha256
}

type Step = CredentialFailure | readonly UncheckedPart[]

/**
 * Proves a parsed scan in the order of SPEC Q: server signature, device certificate and revocations, validity,
 * device signature, own state, identity. Stops at the first failure. Policy is not asked here.
 */
export async function checkCredential(
  scan: VoucherScan,
  facts: CredentialFacts,
  ports: CredentialPorts
): Promise<CredentialResult> {
  const steps: readonly (() => Step | Promise<Step>)[] = [
    () => checkServer(scan, facts, ports.verify),
    () => (scan.form === 'issued' ? checkDevice(scan, facts, ports.verify) : []),
    () => checkValidity(scan, facts.today),
    () => (scan.form === 'issued' ? checkIssue(scan, facts, ports.verify) : []),
    () => checkState(facts),
    () => checkIdentity(scan, facts, ports.sha256)
  ]
  const unchecked: UncheckedPart[] = []
  for (const step of steps) {
    const outcome = await step()
    if (typeof outcome === 'string') return { ok: false, code: outcome }
    unchecked.push(...outcome)
  }
  return { ok: true, unchecked }
}

async function checkServer(scan: VoucherScan, facts: CredentialFacts, verify: Verify): Promise<Step> {
  const { blank } = scan
  if (blank.serverId !== facts.serverId) return 'not-ours'
  const key = facts.serverKeys.find(known => known.keyId === blank.keyId && known.suite === blank.suite)
  if (!key) return 'unknown-key'
  const message = scan.form === 'issued' ? blankMessage(blank) : acceptedMessage(scan)
  return (await verify(key.suite, key.publicKey, message, scan.serverSignature)) ? [] : 'bad-server-signature'
}

async function checkDevice(scan: IssuedScan, facts: CredentialFacts, verify: Verify): Promise<Step> {
  const unchecked: UncheckedPart[] = []
  if (facts.certificates === 'unknown') unchecked.push('device-certificate')
  else if ((await genuineCertificates(scan, facts.certificates, facts, verify)).length === 0) {
    return 'device-not-certified'
  }
  if (facts.deviceRevoked === true) return 'revoked-device'
  if (facts.deviceRevoked === 'unknown') unchecked.push('revocations')
  return unchecked
}

function checkValidity({ blank }: VoucherScan, today: string): Step {
  if (today < blank.validFrom) return 'not-yet-valid'
  return today > blank.validUntil ? 'expired' : []
}

/** Any generation may have signed: a device that forked works on in the next, its older papers stay good. */
async function checkIssue(scan: IssuedScan, facts: CredentialFacts, verify: Verify): Promise<Step> {
  if (facts.certificates === 'unknown') return ['device-signature']
  const message = issueMessage(scan)
  for (const { certificate } of await genuineCertificates(scan, facts.certificates, facts, verify)) {
    if (await verify(certificate.suite, certificate.publicKey, message, scan.deviceSignature)) return []
  }
  return 'bad-device-signature'
}

/** Those of the named device, in the signature's suite, that the server really gave. */
async function genuineCertificates(
  scan: IssuedScan,
  certificates: readonly SignedCertificate[],
  facts: CredentialFacts,
  verify: Verify
): Promise<readonly SignedCertificate[]> {
  const named = certificates.filter(
    ({ certificate }) => certificate.deviceId === scan.blank.deviceId && certificate.suite === scan.deviceSuite
  )
  const checks = await Promise.all(named.map(signed => checkCertificate(signed, facts, verify)))
  return named.filter((_, index) => checks[index])
}

function checkState(facts: CredentialFacts): Step {
  if (facts.voucherRevoked === 'unknown') return ['voucher-state']
  return facts.voucherRevoked ? 'voucher-revoked' : []
}

function checkIdentity(scan: VoucherScan, facts: CredentialFacts, sha256: Sha256): Step {
  if (facts.idNumber === null) return ['identity']
  const check = idCheckOf(scan.blank.voucherId, facts.idNumber, sha256)
  return check === scan.issue.idCheck ? [] : 'wrong-person'
}

import { z } from 'zod'
import { level, occupation } from '../fields.ts'
import { canonicalText } from '../journal/canonical.ts'
import type { Sha256 } from '../journal/chain.ts'
import { base64urlSchema, type Suite, suiteSchema } from '../journal/entry.ts'
import { voucherKinds } from '../plan/batch.ts'
import type { Blank, Lease } from '../plan/lease.ts'
import { isDate } from '../time/business-date.ts'

/**
 * What makes a voucher provable without a line. The server signs a blank when it leases it; the device that issues
 * adds its own signature over who got it. Every signature is over the UTF-8 of a canonical text with a purpose, so
 * none can stand in for another.
 */

const idSchema = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._:-]{0,63}$/)
const entryIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const codeSchema = z.string().regex(/^[0-9A-Z][0-9A-Z-]{7,19}$/)
/** The QR packs a date into two bytes, which reach to the end of 2099 and beyond. */
const dateSchema = z.string().refine(text => text.startsWith('20') && isDate(text))

/** Both suites' signatures are 64 bytes: 86 characters. */
export const signatureSchema = base64urlSchema.length(86)

/** A voucher number before it has a holder, as a server key signs it. `validUntil` is the last valid day. */
export const blankSchema = z.strictObject({
  suite: suiteSchema,
  keyId: idSchema,
  serverId: idSchema,
  voucherId: idSchema,
  code: codeSchema,
  leaseId: idSchema,
  deviceId: idSchema,
  occupation,
  level,
  voucherKind: z.enum(voucherKinds),
  faceValueFen: z.int().min(0).max(100_000_000),
  validFrom: dateSchema,
  validUntil: dateSchema
})
export type BlankCredential = Readonly<z.infer<typeof blankSchema>>

/** The blank that a lease holds in parts: what the server signed and what the QR says. */
export const blankOfLease = (
  lease: Lease,
  blank: Blank,
  server: { readonly serverId: string; readonly suite: Suite }
): BlankCredential => ({
  suite: server.suite,
  keyId: lease.keyId,
  serverId: server.serverId,
  voucherId: blank.voucher,
  code: blank.code,
  leaseId: lease.id,
  deviceId: lease.device,
  occupation: lease.occupation,
  level: lease.level,
  voucherKind: lease.voucherKind,
  faceValueFen: lease.faceValueFen,
  validFrom: lease.validFrom,
  validUntil: lease.validUntil
})

/** The last thing the issuing device had signed about the voucher when it printed: issued only, or collected too. */
export const issueKinds = ['voucher.issue', 'voucher.collect'] as const

/** `entryId` is the issuing entry in either kind; `idCheck` is `idCheckOf` the holder's number. */
export const issueSchema = z.strictObject({
  entryId: entryIdSchema,
  kind: z.enum(issueKinds),
  /** The holder's random id and the issuing county: with them a verifier that never saw the person can act. */
  person: entryIdSchema,
  county: z.string().regex(/^[1-9]\d{5}$/),
  idCheck: z.int().min(0).max(0xffff)
})
export type CredentialIssue = Readonly<z.infer<typeof issueSchema>>

/** Printed by the device that issued, before the server's answer. */
const issuedScanSchema = z.strictObject({
  form: z.literal('issued'),
  blank: blankSchema,
  serverSignature: signatureSchema,
  issue: issueSchema,
  deviceSuite: suiteSchema,
  deviceSignature: signatureSchema
})

/** Printed once the server has accepted the issue: one signature, by the key that `blank.keyId` now names. */
const acceptedScanSchema = z.strictObject({
  form: z.literal('accepted'),
  blank: blankSchema,
  issue: issueSchema,
  serverSignature: signatureSchema
})

export const voucherScanSchema = z.discriminatedUnion('form', [issuedScanSchema, acceptedScanSchema])
export type VoucherScan = Readonly<z.infer<typeof voucherScanSchema>>
export type IssuedScan = Extract<VoucherScan, { form: 'issued' }>
export type AcceptedScan = Extract<VoucherScan, { form: 'accepted' }>

/** Why a scanned text is no proof. The first four are found before any signature is looked at. */
export const credentialFailures = [
  'not-ours',
  'too-long',
  'damaged',
  'unknown-version',
  'unknown-key',
  'bad-server-signature',
  'device-not-certified',
  'revoked-device',
  'not-yet-valid',
  'expired',
  'bad-device-signature',
  'voucher-revoked',
  'wrong-person'
] as const
export type CredentialFailure = (typeof credentialFailures)[number]

/** What a server key signs when it leases a blank. */
export const blankMessage = (blank: BlankCredential): string => canonicalText({ purpose: 'jinquan blank', blank })

/** What the device signs when it issues: the whole blank too, so that the part cannot move to another voucher. */
export const issueMessage = (scan: Pick<IssuedScan, 'blank' | 'issue' | 'deviceSuite'>): string =>
  canonicalText({ purpose: 'jinquan issue', blank: scan.blank, issue: scan.issue, suite: scan.deviceSuite })

/** What a server key signs for a reprint. */
export const acceptedMessage = (scan: Pick<AcceptedScan, 'blank' | 'issue'>): string =>
  canonicalText({ purpose: 'jinquan accepted', blank: scan.blank, issue: scan.issue })

/**
 * First 16 bits of SHA-256 over the ID number, salted with the voucher's id. Tells a stranger's card from the
 * holder's (1 in 65,536 passes), yet leaves some million numbers that fit, so that a found paper names nobody.
 */
export const idCheckOf = (voucherId: string, idNumber: string, sha256: Sha256): number =>
  Number.parseInt(
    sha256(canonicalText({ purpose: 'jinquan id check', voucherId, idNumber: idNumber.toUpperCase() })).slice(0, 4),
    16
  )

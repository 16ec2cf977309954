import { z } from 'zod'
import { canonicalText } from '../journal/canonical.ts'
import { base64urlSchema, idSchema, millisSchema, type Suite, suiteSchema } from '../journal/entry.ts'

/** A key of the server that this installation trusts; old ones stay listed as long as papers signed by them live. */
export interface ServerKey {
  readonly keyId: string
  readonly suite: Suite
  /** Raw, base64url. */
  readonly publicKey: string
}

/** `Crypto.verify` of the sync ports, which a page may answer later. False for malformed input, never throws. */
export type Verify = (suite: Suite, publicKey: string, message: string, signature: string) => boolean | Promise<boolean>

/**
 * The server's word that a public key speaks for a device in one generation. It outlives a restore of the server's
 * database: a device can show it again. `from` is when it was given.
 */
export const deviceCertificateSchema = z.strictObject({
  serverId: idSchema,
  keyId: idSchema,
  deviceId: idSchema,
  organisation: idSchema,
  generation: z.int().min(1),
  suite: suiteSchema,
  publicKey: base64urlSchema,
  from: millisSchema
})
export type DeviceCertificate = Readonly<z.infer<typeof deviceCertificateSchema>>

export const signedCertificateSchema = z.strictObject({
  certificate: deviceCertificateSchema,
  signature: base64urlSchema
})
export type SignedCertificate = Readonly<z.infer<typeof signedCertificateSchema>>

/** A device keeps the certificates of as many generations. */
export const MOST_GENERATIONS = 20

/** A device's certificates with one more, by generation; null when that generation has one, or is older than it keeps. */
export function withCertificate(
  certificates: readonly SignedCertificate[],
  shown: SignedCertificate
): readonly SignedCertificate[] | null {
  const { generation } = shown.certificate
  if (certificates.some(({ certificate }) => certificate.generation === generation)) return null
  const all = [...certificates, shown].sort((a, b) => a.certificate.generation - b.certificate.generation)
  const kept = all.slice(-MOST_GENERATIONS)
  return kept.includes(shown) ? kept : null
}

/** What the server key signs. */
export const certificateMessage = (certificate: DeviceCertificate): string =>
  canonicalText({ purpose: 'jinquan device certificate', certificate })

/** Whether the certificate is this server's, by one of the trusted keys. */
export async function checkCertificate(
  signed: SignedCertificate,
  trust: { readonly serverId: string; readonly serverKeys: readonly ServerKey[] },
  verify: Verify
): Promise<boolean> {
  const { certificate, signature } = signed
  const key = trust.serverKeys.find(known => known.keyId === certificate.keyId)
  if (!key || certificate.serverId !== trust.serverId) return false
  return verify(key.suite, key.publicKey, certificateMessage(certificate), signature)
}

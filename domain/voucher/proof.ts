import type { ServerKey } from '../directory/certificate.ts'
import type { Crypto } from '../sync/ports.ts'
import { acceptedMessage, blankMessage, type VoucherScan } from './credential.ts'
import { textToScan } from './credential-text.ts'

/** Opens a scan's text and proves the server's own signature on it (Q4, first step); null when it is no proof. */
export function provenScan(
  text: string,
  trust: { readonly serverId: string; readonly serverKeys: readonly ServerKey[] },
  crypto: Pick<Crypto, 'verify'>
): VoucherScan | null {
  const parsed = textToScan(text)
  if (!parsed.ok) return null
  const { scan } = parsed
  const key = trust.serverKeys.find(known => known.keyId === scan.blank.keyId)
  if (!key || scan.blank.serverId !== trust.serverId) return null
  const message = scan.form === 'issued' ? blankMessage(scan.blank) : acceptedMessage(scan)
  return crypto.verify(key.suite, key.publicKey, message, scan.serverSignature) ? scan : null
}

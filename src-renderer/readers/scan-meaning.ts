import { checkIdNumber, type IdNumberFault, type IdNumberOptions } from '../../domain/codes/id-number.ts'
import { checkShortCode, SHORT_CODE_LENGTH, type ShortCodeFault } from '../../domain/codes/short-code.ts'
import { halfWidth, typedCode } from '../../domain/codes/typed-text.ts'
import type { CredentialFailure, VoucherScan } from '../../domain/voucher/credential.ts'
import { textToScan } from '../../domain/voucher/credential-text.ts'

/** What a scanned or typed text is. `faulty` is meant as something of ours and says what is wrong with it. */
export type ScanMeaning =
  | { readonly kind: 'voucher-scan'; readonly text: string; readonly scan: VoucherScan }
  | { readonly kind: 'short-code'; readonly code: string }
  | { readonly kind: 'id-number'; readonly idNumber: string }
  | { readonly kind: 'faulty'; readonly of: 'voucher-scan'; readonly code: CredentialFailure }
  | { readonly kind: 'faulty'; readonly of: 'short-code'; readonly code: ShortCodeFault }
  | { readonly kind: 'faulty'; readonly of: 'id-number'; readonly code: IdNumberFault }
  | { readonly kind: 'unknown' }

/** Whether it is a paper, a code or a number as it stands. */
export const isMeant = ({ kind }: ScanMeaning): boolean => kind !== 'faulty' && kind !== 'unknown'

/** The scan text as it was printed: scanners add line ends, input methods widen, CapsLock turns the case around. */
const scanText = (text: string): string => halfWidth(text).replaceAll('\u3000', ' ').trim().toUpperCase()

export function meaningOf(text: string, options: IdNumberOptions): ScanMeaning {
  const printed = scanText(text)
  const parsed = textToScan(printed)
  if (parsed.ok) return { kind: 'voucher-scan', text: printed, scan: parsed.scan }
  if (parsed.code !== 'not-ours') return { kind: 'faulty', of: 'voucher-scan', code: parsed.code }

  const person = checkIdNumber(text, options)
  if (person.ok) return { kind: 'id-number', idNumber: person.normalized }
  const voucher = checkShortCode(text)
  if (voucher.ok) return { kind: 'short-code', code: voucher.normalized }

  const plain = typedCode(text).replaceAll('-', '')
  if (/^(\d{15}|\d{17}[\dX])$/.test(plain)) return { kind: 'faulty', of: 'id-number', code: person.code }
  const isCode = plain.length === SHORT_CODE_LENGTH && /^[0-9A-Z]+$/.test(plain)
  return isCode ? { kind: 'faulty', of: 'short-code', code: voucher.code } : { kind: 'unknown' }
}

import { typedCode } from './typed-text.ts'

/** Mobile numbers of the mainland: 11 digits, 1 then 3–9. Land lines and other regions are refused. */

export const phoneFaults = ['empty', 'characters', 'length', 'not-mobile', 'sample-not-allowed'] as const
export type PhoneFault = (typeof phoneFaults)[number]
export type PhoneCheck =
  | Readonly<{ ok: true; normalized: string }>
  | Readonly<{ ok: false; code: PhoneFault; detail: Readonly<Record<string, number>> }>

/** No operator has numbers that begin so. */
const SAMPLE_PREFIX = '100'

const fault = (code: PhoneFault, detail: Readonly<Record<string, number>> = {}): PhoneCheck => ({
  ok: false,
  code,
  detail
})

/** Takes spaces, hyphens and a country code (+86, 0086, 86) before eleven digits. */
export function checkPhone(text: string, options: Readonly<{ allowSample?: boolean }> = {}): PhoneCheck {
  const compact = typedCode(text).replace(/[-‐–—]/g, '')
  if (compact === '') return fault('empty')
  const normalized = compact.replace(/^(\+86|0086|86)(?=\d{11}$)/, '')
  const strange = normalized.search(/\D/)
  if (strange >= 0) return fault('characters', { position: strange + 1 })
  if (normalized.length !== 11) return fault('length', { found: normalized.length })
  if (normalized.startsWith(SAMPLE_PREFIX)) {
    return options.allowSample === true ? { ok: true, normalized } : fault('sample-not-allowed')
  }
  return /^1[3-9]/.test(normalized) ? { ok: true, normalized } : fault('not-mobile')
}

/** 138****1234; anything shorter than eleven digits is all stars. */
export function maskPhone(text: string): string {
  const digits = typedCode(text)
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '*'.repeat(digits.length)
}

/** The n-th sample number, 0 ≤ n < 10^8. */
export function samplePhone(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e8) throw new RangeError(`no sample phone ${n}`)
  return SAMPLE_PREFIX + String(n).padStart(8, '0')
}

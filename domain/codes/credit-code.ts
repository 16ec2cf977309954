import { SAMPLE_PROVINCE } from './regions.ts'
import { typedCode } from './typed-text.ts'

/**
 * Unified social credit code, GB 32100-2015: registering authority, kind of body, 6 digits region, 9 characters
 * organisation code (GB 11714), check character. Letters I, O, S, V and Z are not used.
 */

export const creditCodeFaults = [
  'empty',
  'characters',
  'length',
  'region-digits',
  'sample-not-allowed',
  'check-character'
] as const
export type CreditCodeFault = (typeof creditCodeFaults)[number]
export type CreditCodeCheck =
  | Readonly<{ ok: true; normalized: string; region: string; organisationCode: string }>
  | Readonly<{ ok: false; code: CreditCodeFault; detail: Readonly<Record<string, number>> }>

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export function creditCheckCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code.charAt(index)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

const fault = (code: CreditCodeFault, detail: Readonly<Record<string, number>> = {}): CreditCodeCheck => ({
  ok: false,
  code,
  detail
})

export function checkCreditCode(
  text: string,
  options: Readonly<{ allowSampleRegion?: boolean }> = {}
): CreditCodeCheck {
  const normalized = typedCode(text)
  if (normalized === '') return fault('empty')
  const strange = [...normalized].findIndex(character => !ALPHABET.includes(character))
  if (strange >= 0) return fault('characters', { position: strange + 1 })
  if (normalized.length !== 18) return fault('length', { found: normalized.length })
  const region = normalized.slice(2, 8)
  if (!/^\d{6}$/.test(region)) return fault('region-digits')
  if (region.startsWith(SAMPLE_PROVINCE) && options.allowSampleRegion !== true) return fault('sample-not-allowed')
  if (creditCheckCharacter(normalized) !== normalized.charAt(17)) return fault('check-character')
  return { ok: true, normalized, region, organisationCode: normalized.slice(8, 17) }
}

/** The n-th sample organisation (0 ≤ n < 10^8): private body 52, region 000000. */
export function sampleCreditCode(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e8) throw new RangeError(`no sample credit code ${n}`)
  const body = `52${SAMPLE_PROVINCE}0000X${String(n).padStart(8, '0')}`
  return body + creditCheckCharacter(body)
}

import { isDate } from '../time/business-date.ts'
import { type IdRegion, idRegion } from './id-region.ts'
import { SAMPLE_PROVINCE } from './regions.ts'
import { typedCode } from './typed-text.ts'

/**
 * Citizen identity number, GB 11643-1999: 6 digits region, 8 birth date, 3 order (odd = male), 1 check character by
 * ISO 7064 MOD 11-2.
 */

export const idNumberFaults = [
  'empty',
  'characters',
  'length',
  /** A number of before 1999. It has no check digit: ask for the second-generation card, or look the person up. */
  'old-fifteen-digits',
  /** A sample number outside a sample or practice province. */
  'sample-not-allowed',
  'birth-not-a-date',
  'birth-before-1900',
  'birth-in-future',
  'check-digit'
] as const
export type IdNumberFault = (typeof idNumberFaults)[number]

/** Never stops anybody: the rest of the number is right. */
export type IdNumberWarning = 'region-unknown'

export type IdNumberCheck =
  | Readonly<{
      ok: true
      normalized: string
      sex: 'male' | 'female'
      /** YYYY-MM-DD */
      birth: string
      region: IdRegion
      warnings: readonly IdNumberWarning[]
    }>
  | Readonly<{ ok: false; code: IdNumberFault; detail: Readonly<Record<string, number>> }>

export type IdNumberOptions = Readonly<{
  /** Business date, YYYY-MM-DD. */
  today: string
  /** Only true in sample and practice provinces. */
  allowSampleRegion?: boolean
}>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** The eighteenth character for the first seventeen digits. */
export function idCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

const fault = (code: IdNumberFault, detail: Readonly<Record<string, number>> = {}): IdNumberCheck => ({
  ok: false,
  code,
  detail
})

/** Detail holds lengths and positions (from 1) only, never a piece of the number. */
export function checkIdNumber(text: string, options: IdNumberOptions): IdNumberCheck {
  const normalized = typedCode(text)
  if (normalized === '') return fault('empty')
  const strange = normalized.search(/[^0-9X]/)
  if (strange >= 0) return fault('characters', { position: strange + 1 })
  if (/^\d{15}$/.test(normalized)) return fault('old-fifteen-digits')
  if (normalized.length !== 18) return fault('length', { found: normalized.length })
  const early = normalized.indexOf('X')
  if (early >= 0 && early < 17) return fault('characters', { position: early + 1 })

  const region = idRegion(normalized.slice(0, 6))
  if (region.kind === 'sample' && options.allowSampleRegion !== true) return fault('sample-not-allowed')
  const birth = `${normalized.slice(6, 10)}-${normalized.slice(10, 12)}-${normalized.slice(12, 14)}`
  const wrongBirth = birthFault(birth, options.today)
  if (wrongBirth) return fault(wrongBirth)
  if (idCheckCharacter(normalized) !== normalized.charAt(17)) return fault('check-digit')
  return {
    ok: true,
    normalized,
    sex: Number(normalized.charAt(16)) % 2 === 1 ? 'male' : 'female',
    birth,
    region,
    warnings: region.kind === 'unknown' ? ['region-unknown'] : []
  }
}

function birthFault(birth: string, today: string): IdNumberFault | undefined {
  if (!isDate(birth)) return 'birth-not-a-date'
  if (birth < '1900-01-01') return 'birth-before-1900'
  return birth > today ? 'birth-in-future' : undefined
}

/** 140105********1234. Anything that is not 18 long shows at most its last four characters. */
export function maskIdNumber(text: string): string {
  const code = typedCode(text)
  if (code.length === 18) return `${code.slice(0, 6)}********${code.slice(14)}`
  const shown = code.length >= 12 ? 4 : 0
  return '*'.repeat(code.length - shown) + code.slice(code.length - shown)
}

/** Numbers that can exist for one birth date and sex: 10,000 sample regions × 500 orders. */
export const SAMPLE_ID_NUMBERS = 5_000_000

/** The n-th sample number (0 ≤ n < SAMPLE_ID_NUMBERS) of a birth date; valid but for its region, which nobody has. */
export function sampleIdNumber(n: number, birth: string, sex: 'male' | 'female'): string {
  if (!Number.isInteger(n) || n < 0 || n >= SAMPLE_ID_NUMBERS) throw new RangeError(`no sample number ${n}`)
  const region = String(Math.floor(n / 500)).padStart(4, '0')
  const order = String((n % 500) * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const digits = `${SAMPLE_PROVINCE}${region}${birth.replaceAll('-', '')}${order}`
  return digits + idCheckCharacter(digits)
}

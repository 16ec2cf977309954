import { typedCode } from './typed-text.ts'

/**
 * Short code of a voucher, for typing where nothing can be scanned: ten characters and one check character over an
 * alphabet of 31 without 0 O 1 I L. The check is Σ weight × value mod 31 with the weights 1…10: 31 is prime, so every
 * wrong character and every swap of neighbours changes it.
 */

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = ALPHABET.length
const BODY = 10

export const SHORT_CODE_LENGTH = BODY + 1
/** Numbers below this have a short code (31^10, under 2^53). */
export const SHORT_CODES = BASE ** BODY

export const shortCodeFaults = ['empty', 'characters', 'length', 'check-character'] as const
export type ShortCodeFault = (typeof shortCodeFaults)[number]
export type ShortCodeCheck =
  | Readonly<{ ok: true; normalized: string; number: number }>
  | Readonly<{ ok: false; code: ShortCodeFault; detail: Readonly<Record<string, number>> }>

const fault = (code: ShortCodeFault, detail: Readonly<Record<string, number>> = {}): ShortCodeCheck => ({
  ok: false,
  code,
  detail
})

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + (index + 1) * ALPHABET.indexOf(character), 0)
  return ALPHABET.charAt(sum % BASE)
}

/** One code for every integer 0 ≤ n < SHORT_CODES. Neighbours look alike: give it random or scattered numbers. */
export function shortCodeFromNumber(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= SHORT_CODES) throw new RangeError(`no short code ${n}`)
  let body = ''
  for (let rest = n; body.length < BODY; rest = Math.floor(rest / BASE)) body = ALPHABET.charAt(rest % BASE) + body
  return body + checkCharacter(body)
}

/** Takes small letters, full-width forms, spaces and hyphens. */
export function checkShortCode(text: string): ShortCodeCheck {
  const normalized = typedCode(text).replace(/[-‐–—]/g, '')
  if (normalized === '') return fault('empty')
  const strange = [...normalized].findIndex(character => !ALPHABET.includes(character))
  if (strange >= 0) return fault('characters', { position: strange + 1 })
  if (normalized.length !== SHORT_CODE_LENGTH) return fault('length', { found: normalized.length })
  const body = normalized.slice(0, BODY)
  if (checkCharacter(body) !== normalized.charAt(BODY)) return fault('check-character')
  const number = [...body].reduce((total, character) => total * BASE + ALPHABET.indexOf(character), 0)
  return { ok: true, normalized, number }
}

/** For paper and screens: XXXX-XXXX-XXX. */
export const groupShortCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

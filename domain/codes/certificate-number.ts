import type { Level } from '../fields.ts'
import { typedCode } from './typed-text.ts'

/**
 * Number of a 职业技能等级证书, 22 characters: kind of assessing body (Y employer, S social assessor), 4 digits body
 * registered with the ministry (0000 where a province registered it), 2 digits province, 6 digits body within the
 * province, 2 digits year, level (1–5; a letter for 特级技师, of which no public table gives the meaning), 6 digits
 * serial.
 */

export const certificateNumberFaults = [
  'empty',
  'characters',
  'length',
  'pattern',
  'year-in-future',
  'serial-zero'
] as const
export type CertificateNumberFault = (typeof certificateNumberFaults)[number]
export type CertificateNumberCheck =
  | Readonly<{
      ok: true
      normalized: string
      assessor: 'employer' | 'social' | 'other'
      /** First two digits of GB/T 2260. */
      province: string
      /** Four digits. */
      year: string
      /** Undefined where the number carries a letter. */
      level: Level | undefined
      serial: string
    }>
  | Readonly<{ ok: false; code: CertificateNumberFault; detail: Readonly<Record<string, number>> }>

const PATTERN = /^([A-Z])(\d{4})(\d{2})(\d{6})(\d{2})([1-5A-Z])(\d{6})$/

const fault = (
  code: CertificateNumberFault,
  detail: Readonly<Record<string, number>> = {}
): CertificateNumberCheck => ({
  ok: false,
  code,
  detail
})

/** `today` is a business date. The number has no check digit: only its shape and year can be checked. */
export function checkCertificateNumber(text: string, options: Readonly<{ today: string }>): CertificateNumberCheck {
  const normalized = typedCode(text)
  if (normalized === '') return fault('empty')
  const strange = normalized.search(/[^0-9A-Z]/)
  if (strange >= 0) return fault('characters', { position: strange + 1 })
  if (normalized.length !== 22) return fault('length', { found: normalized.length })
  const parts = PATTERN.exec(normalized)
  if (parts === null) return fault('pattern')
  const [, kind = '', , province = '', , shortYear = '', level = '', serial = ''] = parts
  const year = `20${shortYear}`
  if (year > options.today.slice(0, 4)) return fault('year-in-future')
  if (serial === '000000') return fault('serial-zero')
  return { ok: true, normalized, assessor: assessorOf(kind), province, year, level: levelOf(level), serial }
}

function assessorOf(kind: string): 'employer' | 'social' | 'other' {
  if (kind === 'Y') return 'employer'
  return kind === 'S' ? 'social' : 'other'
}

function levelOf(character: string): Level | undefined {
  const digits: readonly Level[] = ['1', '2', '3', '4', '5']
  return digits.find(level => level === character)
}

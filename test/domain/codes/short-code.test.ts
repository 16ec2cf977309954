import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkShortCode,
  groupShortCode,
  SHORT_CODE_LENGTH,
  SHORT_CODES,
  shortCodeFromNumber
} from '../../../domain/codes/short-code.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const numbers = fc.integer({ min: 0, max: SHORT_CODES - 1 })
const isGood = (code: string) => checkShortCode(code).ok

describe('short code', () => {
  it('[K12] every number has one code that gives it back', () => {
    fc.assert(
      fc.property(numbers, n => {
        const code = shortCodeFromNumber(n)
        expect(code).toHaveLength(SHORT_CODE_LENGTH)
        expect(checkShortCode(code)).toEqual({ ok: true, normalized: code, number: n })
        expect(checkShortCode(groupShortCode(code).toLowerCase())).toEqual({ ok: true, normalized: code, number: n })
      })
    )
    expect(shortCodeFromNumber(0)).toBe('22222222222')
    expect(isGood(shortCodeFromNumber(SHORT_CODES - 1))).toBe(true)
    for (const n of [-1, 0.5, SHORT_CODES, Number.NaN]) expect(() => shortCodeFromNumber(n)).toThrow(RangeError)
  })

  it('[K12] finds every single wrong character', () => {
    for (const n of [0, 1, 123_456_789, SHORT_CODES - 1]) {
      const code = shortCodeFromNumber(n)
      for (let at = 0; at < SHORT_CODE_LENGTH; at += 1) {
        for (const character of alphabet) {
          const wrong = code.slice(0, at) + character + code.slice(at + 1)
          expect(isGood(wrong)).toBe(wrong === code)
        }
      }
    }
  })

  it('[K12] finds every swap of neighbours, the check character too', () => {
    fc.assert(
      fc.property(numbers, fc.nat(SHORT_CODE_LENGTH - 2), (n, at) => {
        const code = shortCodeFromNumber(n)
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(isGood(swapped)).toBe(swapped === code)
      }),
      { numRuns: 3000 }
    )
  })

  it('[K12] has no character that is taken for another, and groups for print', () => {
    for (const character of '01OIL') expect(alphabet).not.toContain(character)
    expect(checkShortCode('2222O222222')).toEqual({ ok: false, code: 'characters', detail: { position: 5 } })
    expect(checkShortCode('2222')).toMatchObject({ code: 'length' })
    expect(checkShortCode('')).toMatchObject({ code: 'empty' })
    expect(checkShortCode('22222222223')).toMatchObject({ code: 'check-character' })
    expect(groupShortCode('ABCDEFGHJKM')).toBe('ABCD-EFGH-JKM')
  })
})

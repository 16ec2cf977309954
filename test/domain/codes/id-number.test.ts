import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkIdNumber,
  idCheckCharacter,
  maskIdNumber,
  SAMPLE_ID_NUMBERS,
  sampleIdNumber
} from '../../../domain/codes/id-number.ts'
import { dateOfInstant } from '../../../domain/time/business-date.ts'

const today = '2026-11-22'
const sample = { today, allowSampleRegion: true }
const complete = (digits: string) => digits + idCheckCharacter(digits)
const codeOf = (text: string, options = { today } as { today: string; allowSampleRegion?: boolean }) => {
  const result = checkIdNumber(text, options)
  return result.ok ? 'ok' : result.code
}

const sampleNumbers = fc
  .record({
    n: fc.integer({ min: 0, max: SAMPLE_ID_NUMBERS - 1 }),
    at: fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2026, 10, 21) }),
    sex: fc.constantFrom('male' as const, 'female' as const)
  })
  .map(({ n, at, sex }) => ({ birth: dateOfInstant(at), sex, number: sampleIdNumber(n, dateOfInstant(at), sex) }))

describe('ID number', () => {
  it('[K3] agrees with the number known as the example of GB 11643', () => {
    expect(idCheckCharacter('11010519491231002')).toBe('X')
    expect(idCheckCharacter('44052418800101001')).toBe('4')
    expect(checkIdNumber('11010519491231002X', { today })).toEqual({
      ok: true,
      normalized: '11010519491231002X',
      sex: 'female',
      birth: '1949-12-31',
      region: { code: '110105', kind: 'other-province', name: '' },
      warnings: []
    })
    expect(codeOf('440524188001010014')).toBe('birth-before-1900')
  })

  it('[K3] takes small x, full width and spaces', () => {
    for (const text of [
      '11010519491231002x',
      ' 110105 19491231 002x ',
      '１１０１０５１９４９１２３１００２Ｘ',
      '\ufeff11010519491231002X\u200b'
    ]) {
      expect(checkIdNumber(text, { today })).toMatchObject({ ok: true, normalized: '11010519491231002X' })
    }
  })

  it('[K4] refuses each fault with its own code and repeats nothing of the number', () => {
    expect(checkIdNumber('', { today })).toEqual({ ok: false, code: 'empty', detail: {} })
    expect(checkIdNumber('1101051949123100', { today })).toEqual({ ok: false, code: 'length', detail: { found: 16 } })
    expect(checkIdNumber('1101O519491231002X', { today })).toEqual({
      ok: false,
      code: 'characters',
      detail: { position: 5 }
    })
    expect(codeOf('X10105194912310021')).toBe('characters')
    expect(codeOf('110105491231002')).toBe('old-fifteen-digits')
    expect(codeOf('110105194912310021')).toBe('check-digit')
    expect(codeOf(complete('11010519490229002'))).toBe('birth-not-a-date')
    expect(codeOf(complete('11010519491301002'))).toBe('birth-not-a-date')
    expect(codeOf(complete('11010518991231002'))).toBe('birth-before-1900')
    expect(codeOf(complete('11010520261123002'))).toBe('birth-in-future')
    expect(codeOf(complete('11010520261122002'))).toBe('ok')
  })

  it('[K5] an unknown region only warns; former prefectures and residence permits are known', () => {
    const region = (prefix: string) => {
      const result = checkIdNumber(complete(`${prefix}19800101123`), { today })
      return result.ok ? [result.region.kind, result.region.name, result.warnings] : result.code
    }
    expect(region('140105')).toEqual(['county', '太原市小店区', []])
    expect(region('142225')).toEqual(['former', '忻州地区代县', []])
    expect(region('142701')).toEqual(['former', '运城地区运城市', []])
    expect(region('140103')).toEqual(['former', '太原市北城区', []])
    expect(region('830000')).toEqual(['residence-permit', '台湾居民居住证', []])
    expect(region('810000')).toMatchObject(['residence-permit', expect.any(String), []])
    expect(region('149999')).toEqual(['unknown', '', ['region-unknown']])
    expect(region('990101')).toEqual(['unknown', '', ['region-unknown']])
  })

  it('[K6] sample numbers are good only where samples are allowed', () => {
    fc.assert(
      fc.property(sampleNumbers, ({ number, birth, sex }) => {
        expect(checkIdNumber(number, sample)).toMatchObject({ ok: true, birth, sex, region: { kind: 'sample' } })
        expect(codeOf(number)).toBe('sample-not-allowed')
      })
    )
  })

  it('[K6] no two sample numbers of one birth date and sex are the same', () => {
    const numbers = new Set(Array.from({ length: 2000 }, (_, n) => sampleIdNumber(n, '1990-05-06', 'male')))
    expect(numbers.size).toBe(2000)
    expect(() => sampleIdNumber(SAMPLE_ID_NUMBERS, '1990-05-06', 'male')).toThrow(RangeError)
    expect(() => sampleIdNumber(0.5, '1990-05-06', 'male')).toThrow(RangeError)
  })

  it('[K3] finds every single wrong digit', () => {
    fc.assert(
      fc.property(sampleNumbers, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ number }, at, shift) => {
        const value = number.charAt(at) === 'X' ? 10 : Number(number.charAt(at))
        const wrong = number.slice(0, at) + String((value + shift) % 10) + number.slice(at + 1)
        expect(wrong === number || codeOf(wrong, sample) !== 'ok').toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('[K3] finds every swap of neighbours', () => {
    fc.assert(
      fc.property(sampleNumbers, fc.nat(16), ({ number }, at) => {
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        expect(swapped === number || codeOf(swapped, sample) !== 'ok').toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('[K7] shows region and last four only', () => {
    expect(maskIdNumber('110105194912310021')).toBe('110105********0021')
    expect(maskIdNumber('11010519491231002x')).toBe('110105********002X')
    expect(maskIdNumber('110105491231002')).toBe('***********1002')
    expect(maskIdNumber('12345')).toBe('*****')
  })
})

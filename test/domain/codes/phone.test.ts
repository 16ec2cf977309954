import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPhone, maskPhone, samplePhone } from '../../../domain/codes/phone.ts'

const codeOf = (text: string) => {
  const result = checkPhone(text)
  return result.ok ? result.normalized : result.code
}

describe('phone', () => {
  it('[K11] takes mainland mobile numbers in the forms people write', () => {
    for (const text of [
      '13800138000',
      '138 0013 8000',
      '138-0013-8000',
      '+8613800138000',
      '008613800138000',
      '8613800138000',
      '１３８００１３８０００'
    ]) {
      expect(codeOf(text), text).toBe('13800138000')
    }
    expect(codeOf('')).toBe('empty')
    expect(codeOf('1380013800')).toBe('length')
    expect(codeOf('12800138000')).toBe('not-mobile')
    expect(codeOf('03517654321')).toBe('not-mobile')
    expect(codeOf('1380013800a')).toBe('characters')
  })

  it('[K6] sample numbers are good only where samples are allowed', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), n => {
        expect(checkPhone(samplePhone(n), { allowSample: true }).ok).toBe(true)
        expect(codeOf(samplePhone(n))).toBe('sample-not-allowed')
      })
    )
  })

  it('[K7] shows three and four digits', () => {
    expect(maskPhone('13800138000')).toBe('138****8000')
    expect(maskPhone('12345')).toBe('*****')
  })
})

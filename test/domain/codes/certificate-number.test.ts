import { describe, expect, it } from 'vitest'
import { checkCertificateNumber } from '../../../domain/codes/certificate-number.ts'

const today = '2026-11-22'
const codeOf = (text: string) => {
  const result = checkCertificateNumber(text, { today })
  return result.ok ? 'ok' : result.code
}

describe('certificate number', () => {
  it('[K10] is read in its seven parts', () => {
    // The published example is Y000123XXXXXX195000001, its station left open.
    expect(checkCertificateNumber('y000123 000456 195000001', { today })).toEqual({
      ok: true,
      normalized: 'Y000123000456195000001',
      assessor: 'employer',
      province: '23',
      year: '2019',
      level: '5',
      serial: '000001'
    })
    expect(checkCertificateNumber('S000014000012263000108', { today })).toMatchObject({
      assessor: 'social',
      level: '3'
    })
    expect(checkCertificateNumber('S00001400001226T000108', { today })).toMatchObject({ ok: true, level: undefined })
  })

  it('[K10] refuses each fault with its own code', () => {
    expect(codeOf('')).toBe('empty')
    expect(codeOf('Y00012300045619500000')).toBe('length')
    expect(codeOf('Y000123-00456195000001')).toBe('characters')
    expect(codeOf('0000123000456195000001')).toBe('pattern')
    expect(codeOf('Y000123000456196000001')).toBe('pattern')
    expect(codeOf('Y000123000456275000001')).toBe('year-in-future')
    expect(codeOf('Y000123000456195000000')).toBe('serial-zero')
  })
})

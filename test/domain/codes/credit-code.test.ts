import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCreditCode, creditCheckCharacter, sampleCreditCode } from '../../../domain/codes/credit-code.ts'

const codeOf = (text: string, allowSampleRegion = false) => {
  const result = checkCreditCode(text, { allowSampleRegion })
  return result.ok ? 'ok' : result.code
}

describe('social credit code', () => {
  it('[K8] agrees with codes that companies have', () => {
    for (const code of ['91350100M000100Y43', '91440300708461136T', '91110108551385082Q', '91110000802100433B']) {
      expect(checkCreditCode(code), code).toMatchObject({ ok: true, normalized: code })
    }
    expect(checkCreditCode('９１３５０１００m000100y43')).toMatchObject({
      ok: true,
      region: '350100',
      organisationCode: 'M000100Y4'
    })
  })

  it('[K8] refuses each fault with its own code', () => {
    expect(codeOf('')).toBe('empty')
    expect(checkCreditCode('91350100I000100Y43')).toEqual({ ok: false, code: 'characters', detail: { position: 9 } })
    expect(codeOf('91350100M000100Y4')).toBe('length')
    expect(codeOf('9135A100M000100Y43')).toBe('region-digits')
    expect(codeOf('91350100M000100Y44')).toBe('check-character')
    expect(codeOf(sampleCreditCode(7))).toBe('sample-not-allowed')
    expect(codeOf(sampleCreditCode(7), true)).toBe('ok')
  })

  it('[K8] finds every single wrong character and every swap of neighbours', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(17), fc.nat(30), (n, at, replacement) => {
        const code = sampleCreditCode(n)
        const wrong = code.slice(0, at) + alphabet.charAt(replacement) + code.slice(at + 1)
        expect(wrong === code || codeOf(wrong, true) !== 'ok').toBe(true)
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(at === 17 || swapped === code || codeOf(swapped, true) !== 'ok').toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  it('computes the check character that stands last', () => {
    expect(creditCheckCharacter('91350100M000100Y4')).toBe('3')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCredential } from '../../../domain/voucher/credential-check.ts'
import { browserCrypto } from '../../../src-renderer/readers/browser-crypto.ts'
import { deviceKey, facts, issuedScan, ports, publicText, signText } from '../../domain/voucher/credential-office.ts'

describe('cryptography of the page', () => {
  test('[Q4] proves a paper that Node signed', async () => {
    expect(await checkCredential(issuedScan(), facts(), browserCrypto)).toEqual({ ok: true, unchecked: [] })
  })

  test('agrees with Node on any text', () => {
    const key = publicText(deviceKey)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(85), (message, at) => {
        expect(browserCrypto.sha256(message)).toBe(ports.sha256(message))
        const signature = signText(deviceKey, message)
        expect(browserCrypto.verify('ed25519', key, message, signature)).toBe(true)
        expect(browserCrypto.verify('ed25519', key, `${message}x`, signature)).toBe(false)
        const bent = signature.slice(0, at) + (signature[at] === 'A' ? 'Q' : 'A') + signature.slice(at + 1)
        expect(browserCrypto.verify('ed25519', key, message, bent)).toBe(false)
      }),
      { numRuns: 30 }
    )
  })

  test('malformed keys and signatures are false, never an exception', () => {
    const key = publicText(deviceKey)
    const signature = signText(deviceKey, 'x')
    for (const bad of ['', 'A', '!!', 'AAAA', 'A'.repeat(43), '_'.repeat(43), '_'.repeat(86)]) {
      expect(browserCrypto.verify('ed25519', bad, 'x', signature)).toBe(false)
      expect(browserCrypto.verify('ed25519', key, 'x', bad)).toBe(false)
    }
  })
})

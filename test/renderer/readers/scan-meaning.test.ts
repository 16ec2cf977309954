import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupShortCode, shortCodeFromNumber } from '../../../domain/codes/short-code.ts'
import { scanToText } from '../../../domain/voucher/credential-text.ts'
import { meaningOf } from '../../../src-renderer/readers/scan-meaning.ts'
import { HOLDER, issuedScan, OTHER } from '../../domain/voucher/credential-office.ts'

const options = { today: '2026-11-22', allowSampleRegion: true }
const widen = (text: string) => text.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('what a scanned text is', () => {
  const text = scanToText(issuedScan())

  test('[Q2] a voucher, through line ends, CapsLock and full-width forms', () => {
    const wanted = { kind: 'voucher-scan', text, scan: issuedScan() }
    for (const arrived of [text, `${text}\r\n`, `\t${text} `, text.toLowerCase(), widen(text)]) {
      expect(meaningOf(arrived, options)).toEqual(wanted)
    }
  })

  test('an ID number, in any spelling', () => {
    for (const arrived of [OTHER, OTHER.toLowerCase(), ` ${OTHER}\n`, widen(OTHER)]) {
      expect(meaningOf(arrived, options)).toEqual({ kind: 'id-number', idNumber: OTHER })
    }
  })

  test('a short code, as printed or run together', () => {
    const code = shortCodeFromNumber(123_456_789_012)
    for (const arrived of [code, groupShortCode(code), code.toLowerCase()]) {
      expect(meaningOf(arrived, options)).toEqual({ kind: 'short-code', code })
    }
  })

  test('all three are told apart from what is merely like them', () => {
    const wrongDigit = HOLDER.slice(0, 17) + (HOLDER.endsWith('0') ? '1' : '0')
    const code = shortCodeFromNumber(5)
    const wrongCode = (code.startsWith('3') ? '4' : '3') + code.slice(1)
    expect(meaningOf(text.slice(0, -3), options)).toEqual({ kind: 'faulty', of: 'voucher-scan', code: 'damaged' })
    expect(meaningOf('JQ9:ABC', options)).toEqual({ kind: 'faulty', of: 'voucher-scan', code: 'unknown-version' })
    expect(meaningOf(wrongDigit, options)).toEqual({ kind: 'faulty', of: 'id-number', code: 'check-digit' })
    expect(meaningOf(HOLDER, { today: options.today })).toMatchObject({ of: 'id-number', code: 'sample-not-allowed' })
    expect(meaningOf('130503670401001', options)).toMatchObject({ of: 'id-number', code: 'old-fifteen-digits' })
    expect(meaningOf(wrongCode, options)).toMatchObject({ of: 'short-code', code: 'check-character' })
    for (const other of ['', 'https://example.org/?id=1', '王晓', '12345', '6901234567892']) {
      expect(meaningOf(other, options)).toEqual({ kind: 'unknown' })
    }
  })

  test('[Q3] no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('', 'JQ1:'), (rest, head) => {
        expect(['faulty', 'unknown', 'short-code', 'id-number']).toContain(meaningOf(head + rest, options).kind)
      })
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base45ToBytes, bytesToBase45 } from '../../../domain/codes/base45.ts'
import { base64urlToBytes, bytesToBase64url } from '../../../domain/codes/base64url.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
  ['', '']
])('the example of RFC 9285: %s', (plain, coded) => {
  expect(bytesToBase45(ascii(plain))).toBe(coded)
  expect(base45ToBytes(coded)).toEqual(ascii(plain))
})

test.each(['A', 'BB8A', 'GGW', ':::', 'ab1', 'BB\n', '::', '6Z'])('%j is no base45', text => {
  expect(base45ToBytes(text)).toBeNull()
})

test('[Q2] any bytes come back, in the QR alphabet and without a space at the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      const text = bytesToBase45(bytes)
      expect(text).toMatch(/^[0-9A-Z $%*+\-./:]*$/)
      expect(text).toBe(text.trimEnd())
      expect(base45ToBytes(text)).toEqual(bytes)
    })
  )
})

test('[Q2] a text that decodes is the only one for its bytes', () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), text => {
      const bytes = base45ToBytes(text)
      if (bytes) expect(bytesToBase45(bytes)).toBe(text)
    })
  )
})

test('base64url agrees with Node and refuses every other spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
      const text = Buffer.from(bytes).toString('base64url')
      expect(bytesToBase64url(bytes)).toBe(text)
      expect(base64urlToBytes(text)).toEqual(bytes)
    })
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), text => {
      const bytes = base64urlToBytes(text)
      if (bytes) expect(bytesToBase64url(bytes)).toBe(text)
    })
  )
  for (const text of ['A', 'AA==', 'AB', 'A+A_', 'AAAAB']) expect(base64urlToBytes(text)).toBeNull()
})

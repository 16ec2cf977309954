import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, NotCanonical, toNormalForm } from '../../../domain/journal/canonical.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map(value => value.normalize('NFC'))
const plain = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 })
  )
})).value

describe('canonical text against another implementation', () => {
  test('[J1] is what an independent implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(plain, value => {
        expect(canonicalText(value)).toBe(canonicalize(value))
      })
    )
  })

  test('[J1] does not depend on the order of keys, and reads back as the same value', () => {
    expect(canonicalText({ b: 1, a: { d: '名', c: [true, null, -0] } })).toBe(
      '{"a":{"c":[true,null,0],"d":"名"},"b":1}'
    )
    fc.assert(
      fc.property(plain, value => {
        const written = canonicalText(value)
        expect(canonicalText(JSON.parse(written))).toBe(written)
      })
    )
  })

  test.each([
    ['a fraction', 0.5],
    ['a number beyond 2^53', 2 ** 53],
    ['no number', Number.NaN],
    ['a text that is not NFC', 'e\u0301'],
    ['a key that is not NFC', { 'e\u0301': 1 }],
    ['a text cut in the middle of a character', '原因\ud83d'],
    ['half a character before another', '\udc00a'],
    ['undefined', { a: undefined }],
    ['a function', [() => 1]]
  ])('[J1] %s has none', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(NotCanonical)
  })

  test('[J1] a whole pair of surrogates is a character like any other', () => {
    expect(canonicalText('𠮷😀')).toBe('"𠮷😀"')
    expect(canonicalText(toNormalForm('e\u0301'))).toBe('"é"')
  })
})

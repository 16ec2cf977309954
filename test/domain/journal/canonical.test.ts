import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, NotCanonical, toNormalForm } from '../../../domain/journal/canonical.ts'

describe('RFC 8785', () => {
  test('[J1] section 3.2.2: literals and the string of the published example, keys in order', () => {
    const published = {
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false]
    }
    expect(canonicalText(published)).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })

  test('[J1] section 3.2.3: keys are sorted by UTF-16 code units', () => {
    const published = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '\u0080': 'Control',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u00f6': 'Latin Small Letter O With Diaeresis'
    }
    const order = [...canonicalText(published).matchAll(/:"([^"]+)"/g)].map(match => match[1])
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face'
    ])
  })

  test('[J1] appendix B: integers of its table, as far as they are safe', () => {
    for (const [number, text] of [
      [0, '0'],
      [-0, '0'],
      [9007199254740991, '9007199254740991'],
      [-9007199254740991, '-9007199254740991'],
      [1e15, '1000000000000000']
    ] as const) {
      expect(canonicalText(number)).toBe(text)
    }
  })

  test('[J1] the same value has one text, whatever the order of its keys, and the text says the value', () => {
    const plain = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.string().map(text => text.normalize('NFC')),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(
          fc.string({ maxLength: 6 }).map(text => text.normalize('NFC')),
          tie('value'),
          { maxKeys: 4 }
        )
      )
    })).value
    fc.assert(
      fc.property(plain, value => {
        const text = canonicalText(value)
        expect(text).toBe(canonicalize(value))
        expect(canonicalText(reversed(value))).toBe(text)
        expect(canonicalText(JSON.parse(text))).toBe(text)
      }),
      { numRuns: 500 }
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)])
  )
}

describe('what has no canonical form', () => {
  test('[J1] integers only, within what every language holds', () => {
    for (const number of [0.5, 1e21, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => canonicalText({ number }), String(number)).toThrow(NotCanonical)
    }
  })

  test('[J1] strings and keys in NFC only', () => {
    const decomposed = 'e\u0301'
    expect(() => canonicalText([decomposed])).toThrow(NotCanonical)
    expect(() => canonicalText({ [decomposed]: 1 })).toThrow(NotCanonical)
    expect(canonicalText([decomposed.normalize('NFC')])).toBe('["\u00e9"]')
  })

  test('[J1] nothing that JSON does not have', () => {
    for (const value of [undefined, { a: undefined }, () => 1, Symbol('a'), 10n]) {
      expect(() => canonicalText(value)).toThrow(NotCanonical)
    }
  })

  test('[J1] normal form is reached once and changes nothing else', () => {
    const typed = { 'cafe\u0301': ['e\u0301', 3, null, true] }
    expect(toNormalForm(typed)).toEqual({ 'caf\u00e9': ['\u00e9', 3, null, true] })
    expect(() => canonicalText(toNormalForm(typed))).not.toThrow()
  })
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { amountInWords } from '../../../domain/subsidy/amount-in-words.ts'

/** Reads capitals back, by another path: each unit multiplies what was said since the one above it. */
function fenOf(words: string): number {
  const [, whole = '', rest = ''] = /^人民币(?:(.*)元)?(.*?)整?$/.exec(words) ?? []
  const digit = (letter: string): number => '零壹贰叁肆伍陆柒捌玖'.indexOf(letter)
  const small = (text: string): number => {
    let sum = 0
    let last = 0
    for (const letter of text) {
      const unit = { 拾: 10, 佰: 100, 仟: 1000 }[letter]
      if (unit === undefined) last = digit(letter)
      else {
        sum += last * unit
        last = 0
      }
    }
    return sum + last
  }
  const parted = (text: string, unit: string, value: number, below: (part: string) => number): number => {
    const at = text.lastIndexOf(unit)
    return at < 0 ? below(text) : below(text.slice(0, at)) * value + below(text.slice(at + 1))
  }
  const tenThousands = (text: string): number => parted(text, '万', 10_000, small)
  const yuan = parted(whole, '亿', 100_000_000, tenThousands)
  const of = (unit: string): number => digit(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零')
  return yuan * 100 + of('角') * 10 + of('分')
}

describe('[M18] a sum in capitals', () => {
  test.each([
    // Examples of the annex to 支付结算办法; where it lets 零 be left out after a nought of 万 or 元, it is.
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角整'],
    [100, '人民币壹元整'],
    [150_000, '人民币壹仟伍佰元整'],
    [10_000_500, '人民币壹拾万零伍元整'],
    [1_000_000_000_000, '人民币壹佰亿元整'],
    [1_000_100_000_000, '人民币壹佰亿零壹佰万元整'],
    [120_000_000_000_000, '人民币壹万贰仟亿元整']
  ])('%i fen are %s', (fen, words) => {
    expect(amountInWords(fen)).toBe(words)
  })

  it('reads back to the same fen, has no two noughts in a row and none at an end', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(10_000_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })), fen => {
        const words = amountInWords(fen)
        expect(fenOf(words)).toBe(fen)
        expect(words).not.toMatch(/零零|零[拾佰仟万亿角分]|零$/)
        if (fen >= 100) expect(words).not.toContain('零元')
      })
    )
  })

  it('is not said of what is no sum', () => {
    for (const bad of [-1, 0.5, Number.NaN, 2 ** 60]) expect(() => amountInWords(bad)).toThrow(RangeError)
  })
})

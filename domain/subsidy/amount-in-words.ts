const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const
/** Of each four digits, from the right; 10^16 yuan lie above every integer that is exact. */
const groups = ['', '万', '亿', '万亿'] as const

/**
 * M18: a sum in the capitals that finance papers ask for (支付结算办法, annex 1): 人民币壹仟零伍元整, 伍角整, 零叁分
 * after yuan. Any run of noughts inside is one 零, and nothing follows 分.
 * @param fen integer fen, not negative, exact
 */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError('a sum is whole fen')
  const yuan = Math.floor(fen / 100)
  const [jiao, cents] = [Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan === 0 ? '' : `${yuanInWords(yuan)}元`
  if (jiao === 0 && cents === 0) return `人民币${whole === '' ? '零元' : whole}整`
  const nought = jiao === 0 && whole !== '' ? '零' : ''
  const tenths = jiao === 0 ? nought : `${digits[jiao]}角`
  return `人民币${whole}${tenths}${cents === 0 ? '整' : `${digits[cents]}分`}`
}

function yuanInWords(yuan: number): string {
  let text = ''
  let isNoughtDue = false
  for (let group = groups.length - 1; group >= 0; group -= 1) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) {
      isNoughtDue = text !== ''
      continue
    }
    text += `${text !== '' && (isNoughtDue || four < 1000) ? '零' : ''}${fourInWords(four)}${unitOf(yuan, group)}`
    isNoughtDue = false
  }
  return text
}

/** 万亿 says 亿 only where no 亿 follows: 壹万贰仟亿 and not 壹万亿贰仟亿. */
const unitOf = (yuan: number, group: number): string =>
  group === 3 && Math.floor(yuan / 10_000 ** 2) % 10_000 !== 0 ? '万' : (groups[group] ?? '')

function fourInWords(four: number): string {
  let text = ''
  let isNoughtDue = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) {
      isNoughtDue = text !== ''
      continue
    }
    text += `${isNoughtDue ? '零' : ''}${digits[digit]}${places[place]}`
    isNoughtDue = false
  }
  return text
}

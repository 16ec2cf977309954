import { beforeAll, describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatExact,
  formatMoment,
  formatMoney,
  formatReceiptNumber,
  formatShare,
  formatSpans,
  formatTime,
  maskAccount,
  maskName
} from '../../../src-renderer/locale/format.ts'
import { startTexts } from '../../../src-renderer/locale/i18n.ts'

/** 2026-11-22 09:12:45 in the province. */
const at = Date.UTC(2026, 10, 22, 1, 12, 45)

beforeAll(() => {
  startTexts('zh')
})

describe('figures', () => {
  it('show money from integer fen', () => {
    expect(formatMoney(150_000)).toBe('¥1,500.00')
    expect(formatMoney(5)).toBe('¥0.05')
    expect(formatMoney(-150_001)).toBe('−¥1,500.01')
    expect(formatMoney(99_999_999_999)).toBe('¥999,999,999.99')
  })

  it('group counts and give one place to shares', () => {
    expect(formatCount(40_084)).toBe('40,084')
    expect(formatShare(0.8251)).toBe('82.5%')
  })
})

describe('instants', () => {
  it('show in the zone of the province', () => {
    expect(formatDate(at)).toBe('2026-11-22')
    expect(formatTime(at)).toBe('09:12')
    expect(formatDateTime(at)).toBe('2026-11-22 09:12')
    expect(formatExact(at)).toBe('2026-11-22 09:12:45')
    expect(formatDate(Date.UTC(2026, 10, 22, 16, 0))).toBe('2026-11-23')
    expect(formatTime(Date.UTC(2026, 10, 22, 16, 0))).toBe('00:00')
  })

  it('drop the date when it is today', () => {
    expect(formatMoment(at, at + 3_600_000)).toBe('09:12')
    expect(formatMoment(at, at + 86_400_000)).toBe('2026-11-22 09:12')
  })

  it('say how long ago, and the date after a week', () => {
    expect(formatAgo(at, at + 20_000)).toBe('刚刚')
    expect(formatAgo(at, at + 300_000)).toBe('5 分钟前')
    expect(formatAgo(at, at + 3 * 3_600_000)).toBe('3 小时前')
    expect(formatAgo(at, at + 2 * 86_400_000)).toBe('2 天前')
    expect(formatAgo(at, at + 7 * 86_400_000)).toBe('2026-11-22')
    expect(formatAgo(at, at - 3_600_000)).toBe('2026-11-22')
  })

  it('say how long something takes', () => {
    expect(formatDuration(200)).toBe('1 秒')
    expect(formatDuration(40_000)).toBe('40 秒')
    expect(formatDuration(150_000)).toBe('3 分钟')
    expect(formatDuration(2 * 3_600_000 + 300_000)).toBe('2 小时 5 分钟')
  })
})

describe('numbers of lines', () => {
  it('are said as spans where they are neighbours', () => {
    expect(formatSpans([13, 14, 15, 16, 17, 18, 19, 20, 21])).toEqual(['13–21'])
    expect(formatSpans([1, 3, 4, 9])).toEqual(['1', '3–4', '9'])
    expect(formatSpans([])).toEqual([])
  })
})

describe('receipt numbers', () => {
  it('are the day and eight digits that somebody can read aloud', () => {
    expect(formatReceiptNumber('01a200a8-eb40-704f-9e48-c70a00aae7cc', Date.UTC(2026, 10, 22, 17))).toBe(
      '20261123-11200460'
    )
    expect(formatReceiptNumber('01a200a8-eb40-704f-9e48-c70a00000000', Date.UTC(2026, 10, 22))).toBe(
      '20261122-00000000'
    )
  })
})

describe('masks', () => {
  it('keep the family name and the ends of an account', () => {
    expect(maskName('样例甲')).toBe('样**')
    expect(maskName('')).toBe('')
    expect(maskAccount('6217000012345678')).toBe('6217 **** **** 5678')
    expect(maskAccount('12345678')).toBe('********')
  })
})

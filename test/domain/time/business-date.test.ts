import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  ageOn,
  DAY,
  dateOfInstant,
  daysBetween,
  isDate,
  startOfDate
} from '../../../domain/time/business-date.ts'

/** The calendar of the platform: proleptic Gregorian, in UTC. */
const utcText = (at: number): string => new Date(at).toISOString().slice(0, 10)
const HOURS_8 = 8 * 3_600_000
const first = Date.UTC(1900, 0, 1)
const last = Date.UTC(2100, 11, 31)

test('every day of 1900 to 2100 is the calendar’s, from its first to its last instant', () => {
  let wrong = 0
  for (let at = first; at <= last; at += DAY) {
    const date = utcText(at)
    const start = at - HOURS_8
    const isRight =
      startOfDate(date) === start &&
      dateOfInstant(start) === date &&
      dateOfInstant(start + DAY - 1) === date &&
      dateOfInstant(start - 1) !== date
    if (!isRight || !isDate(date) || addDays(date, 1) !== utcText(at + DAY)) wrong += 1
  }
  expect(wrong).toBe(0)
})

test('since 1992 a business date is what the clocks of Shanghai say', () => {
  const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: last }), at => {
      expect(dateOfInstant(at)).toBe(shanghai.format(at))
    }),
    { numRuns: 2000 }
  )
})

test('days between dates are counted by the calendar: yesterday evening is a day ago', () => {
  expect(daysBetween('2026-03-01', '2026-03-02')).toBe(1)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-02', '2026-03-02')).toBe(0)
  expect(daysBetween('2026-03-02', '2026-02-28')).toBe(-2)
})

test('days are added over months, years and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 73_000 }), fc.integer({ min: -3000, max: 3000 }), (day, days) => {
      const at = first + day * DAY
      expect(addDays(utcText(at), days)).toBe(utcText(at + days * DAY))
    })
  )
})

test('[P6] whole years are counted on the birthday, a leap day’s on 1 March of other years', () => {
  expect(ageOn('1990-05-01', '2026-04-30')).toBe(35)
  expect(ageOn('1990-05-01', '2026-05-01')).toBe(36)
  expect(ageOn('2008-02-29', '2024-02-28')).toBe(15)
  expect(ageOn('2008-02-29', '2024-02-29')).toBe(16)
  expect(ageOn('2008-02-29', '2025-02-28')).toBe(16)
  expect(ageOn('2008-02-29', '2025-03-01')).toBe(17)
})

test('a date that does not exist is none', () => {
  for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '', 'x']) {
    expect(isDate(text), text).toBe(false)
  }
  expect(isDate('2000-02-29')).toBe(true)
})

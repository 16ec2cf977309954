import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../../domain/time/business-date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../domain/time/working-days.ts'

const none = { holidays: [], workdays: [] }
const anyDay = fc.integer({ min: 0, max: 4000 }).map(n => addDays('2022-01-01', n))

describe('[P14] working days', () => {
  it('leave out the weekend and moved holidays, and take in the weekend days that are worked', () => {
    const moved = { holidays: ['2026-10-01'], workdays: ['2026-10-10'] }
    expect(isWorkingDay('2026-10-01', moved)).toBe(false)
    expect(isWorkingDay('2026-10-01', none)).toBe(true)
    expect(isWorkingDay('2026-10-10', moved)).toBe(true)
    expect(isWorkingDay('2026-10-10', none)).toBe(false)
    expect(addWorkingDays('2026-09-30', 2, moved)).toBe('2026-10-05')
    expect(addWorkingDays('2026-10-09', 1, moved)).toBe('2026-10-10')
  })

  it('between a day and its n-th next one are n', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const to = addWorkingDays(from, n, none)
        expect(workingDaysBetween(from, to, none)).toBe(n)
        expect(isWorkingDay(to, none)).toBe(true)
      })
    )
  })

  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, date => {
        const day = new Date(`${date}T00:00:00Z`).getUTCDay()
        expect(isWorkingDay(date, none)).toBe(day !== 0 && day !== 6)
      })
    )
  })
})

describe('[M4] months later', () => {
  it('is the same day, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-02', 12)).toBe('2027-03-02')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  })
})

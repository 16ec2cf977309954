import { expect, test } from 'vitest'
import type { Session } from '../../../domain/training/class.ts'
import { attendanceRate, heldBefore, noHours, plannedHours } from '../../../domain/training/hours.ts'

const on = (date: string): Session => ({
  id: date,
  date,
  from: '09:00',
  to: '12:00',
  part: 'theory',
  mode: 'offline',
  hours: 4
})

test('[C9] while a class runs, attendance is taken of the days that are over', () => {
  const sessions = [on('2026-03-01'), on('2026-03-02'), on('2026-03-03')]
  const attended = { ...noHours, offlineTheory: 4 }
  const rateOn = (today: string) => attendanceRate(attended, plannedHours(heldBefore(sessions, today)))
  expect(heldBefore(sessions, '2026-03-01')).toEqual([])
  expect(rateOn('2026-03-02')).toBe(100)
  expect(rateOn('2026-03-03')).toBe(50)
  expect(rateOn('2026-04-01')).toBe(33)
})

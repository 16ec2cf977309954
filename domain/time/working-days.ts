import { addDays, DAY, startOfDate } from './business-date.ts'

/** Days that the State Council moved: holidays on weekdays, and weekend days that are worked. Business dates. */
export interface MovedDays {
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
}

/** 1970-01-01 was a Thursday in Shanxi too. */
const dayOfWeek = (date: string): number => (Math.round(startOfDate(date) / DAY) + 4) % 7

export function isWorkingDay(date: string, moved: MovedDays): boolean {
  if (moved.workdays.includes(date)) return true
  const day = dayOfWeek(date)
  return day !== 0 && day !== 6 && !moved.holidays.includes(date)
}

/** The `n`-th working day after a date; the date itself does not count. `n` ≥ 1. */
export function addWorkingDays(date: string, n: number, moved: MovedDays): string {
  let [at, left] = [date, n]
  while (left > 0) {
    at = addDays(at, 1)
    if (isWorkingDay(at, moved)) left -= 1
  }
  return at
}

/** Working days that lie strictly after `from` and not after `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: string, to: string, moved: MovedDays): number {
  let days = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, moved)) days += 1
  return days
}

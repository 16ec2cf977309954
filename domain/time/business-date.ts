/** Business dates are `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no summer time since 1991); instants are UTC milliseconds. */
/** A day in milliseconds. */
export const DAY = 86_400_000
const OFFSET = 8 * 3_600_000

/** The business date of an instant (civil-from-days after Howard Hinnant's published algorithm). */
export function dateOfInstant(at: number): string {
  const z = Math.floor((at + OFFSET) / DAY) + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The first instant of a business date, UTC milliseconds. */
export function startOfDate(date: string): number {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number)
  const year = m <= 2 ? y - 1 : y
  const era = Math.floor(year / 400)
  const yoe = year - era * 400
  const doy = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + d - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return (era * 146_097 + doe - 719_468) * DAY - OFFSET
}

/** The instant of a clock time `HH:MM` on a business date. */
export function instantOf(date: string, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return startOfDate(date) + (hours * 60 + minutes) * 60_000
}

export const addDays = (date: string, days: number): string => dateOfInstant(startOfDate(date) + days * DAY)

/** Days from one business date to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((startOfDate(to) - startOfDate(from)) / DAY)

/** The same day `months` later; the month's last day where it has none such. */
export function addMonths(date: string, months: number): string {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number)
  const index = y * 12 + m - 1 + months
  const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
  const next = index + 1
  const end = addDays(`${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`, -1)
  const wanted = addDays(first, d - 1)
  return wanted < end ? wanted : end
}

/** Whole years between a birth date and a business date. */
export function ageOn(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
  return date.slice(5) < birth.slice(5) ? years - 1 : years
}

/** Whether a text is a date that exists. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfInstant(startOfDate(text)) === text

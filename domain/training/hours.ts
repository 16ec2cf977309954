import { z } from 'zod'
import type { Session } from './class.ts'

const HOURS_MAX = 2400
const hoursField = z.int().min(0).max(HOURS_MAX)

/** Study hours (学时) by mode and part. */
export const hoursSchema = z.strictObject({
  offlineTheory: hoursField,
  offlinePractice: hoursField,
  onlineTheory: hoursField,
  onlinePractice: hoursField
})
export type Hours = Readonly<z.infer<typeof hoursSchema>>

export const noHours: Hours = { offlineTheory: 0, offlinePractice: 0, onlineTheory: 0, onlinePractice: 0 }

type Place = Pick<Session, 'part' | 'mode'>
const fieldOf = ({ mode, part }: Place): keyof Hours => {
  if (mode === 'online') return part === 'theory' ? 'onlineTheory' : 'onlinePractice'
  return part === 'theory' ? 'offlineTheory' : 'offlinePractice'
}

/** With `hours` more, or fewer where it is negative, of a mode and part; never below nothing. */
export function withHours(before: Hours, place: Place, hours: number): Hours {
  const field = fieldOf(place)
  return { ...before, [field]: Math.max(0, before[field] + hours) }
}

export const onlineHours = (h: Hours): number => h.onlineTheory + h.onlinePractice
export const practiceHours = (h: Hours): number => h.offlinePractice + h.onlinePractice
export const totalHours = (h: Hours): number => h.offlineTheory + h.offlinePractice + onlineHours(h)

/** What a class's sessions come to. */
export const plannedHours = (sessions: readonly Session[]): Hours =>
  sessions.reduce((sum, session) => withHours(sum, session, session.hours), noHours)

/** Sessions of the days before `today`, a business date: who could have been there. */
export const heldBefore = (sessions: readonly Session[], today: string): readonly Session[] =>
  sessions.filter(({ date }) => date < today)

/** Whole percent of `whole`, rounded down, so that nobody reaches a limit by rounding; 0 of nothing. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * 100) / whole))

/** 出勤率: hours attended of hours planned, at most 100. */
export const attendanceRate = (attended: Hours, planned: Hours): number =>
  Math.min(100, percentOf(totalHours(attended), totalHours(planned)))

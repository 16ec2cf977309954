import { addDays, DAY, isDate, startOfDate } from '../../domain/time/business-date.ts'
import type { TrainingClass } from '../../domain/training/class.ts'
import { MAX_SESSIONS, type Session } from '../../domain/training/class.ts'
import type { Draft } from './draft.ts'

/** The same hours on several days. */
export type SessionPattern = Omit<Session, 'id' | 'date'> & {
  /** First and last day, YYYY-MM-DD. */
  readonly firstDay: string
  readonly lastDay: string
  readonly weekdays: readonly Weekday[]
}

/** From Thursday on, as 1970-01-01 was one, the first day of the count. */
const weekdays = [4, 5, 6, 7, 1, 2, 3] as const
/** 1 = Monday … 7 = Sunday. */
export type Weekday = (typeof weekdays)[number]

export function weekdayOf(date: string): Weekday {
  const days = Math.round((startOfDate(date) - startOfDate('1970-01-01')) / DAY)
  return weekdays[((days % 7) + 7) % 7] ?? 4
}

/**
 * The sessions of a pattern, by day. Their id is day and hour: no two of a class can have the same, since sessions of
 * a class never overlap (T5), and it leaves room in the key of a sign-in.
 */
export function sessionsOf({ firstDay, lastDay, weekdays, ...hours }: SessionPattern): readonly Session[] {
  if (!isDate(firstDay) || !isDate(lastDay)) return []
  const sessions: Session[] = []
  for (let date = firstDay; date <= lastDay && sessions.length < MAX_SESSIONS; date = addDays(date, 1)) {
    if (!weekdays.includes(weekdayOf(date))) continue
    sessions.push({ id: `${date.replaceAll('-', '')}-${hours.from.replace(':', '')}`, date, ...hours })
  }
  return sessions
}

export const scheduleDrafts = (trainingClass: string, sessions: readonly Session[]): readonly Draft[] =>
  sessions.map(session => ({ kind: 'session.schedule', args: { trainingClass, session } }))

/** Who teaches a session that is not past. */
export const assigning = (trainingClass: string, session: string, teacher: string): Draft => ({
  kind: 'session.assign',
  args: { trainingClass, session, teacher }
})

export type ClassStep =
  | 'class.submit'
  | 'class.approve'
  | 'class.start'
  | 'class.finish'
  | 'class.resume'
  | 'class.close'
/** Steps that ask for a reason. */
export type ClassStop = 'class.suspend' | 'class.cancel'

export const classStop = (kind: ClassStop, trainingClass: string, reason: string): Draft => ({
  kind,
  args: { trainingClass, reason }
})

export const classStep = (kind: ClassStep, trainingClass: string): Draft => ({ kind, args: { trainingClass } })

/** What else may be done to a class in this state, with a reason. */
export function stopsOf({ state }: Pick<TrainingClass, 'state'>): readonly ClassStop[] {
  switch (state) {
    case 'running':
      return ['class.suspend', 'class.cancel']
    case 'draft':
    case 'submitted':
    case 'approved':
    case 'suspended':
      return ['class.cancel']
    case 'finished':
    case 'closed':
    case 'cancelled':
      return []
  }
}

/** The step that an operator of this place may take next, so far as the state tells; the reducer decides. */
export function nextStep({ state }: Pick<TrainingClass, 'state'>, by: 'centre' | 'county'): ClassStep | undefined {
  switch (state) {
    case 'draft':
      return by === 'centre' ? 'class.submit' : undefined
    case 'submitted':
      return by === 'county' ? 'class.approve' : undefined
    case 'approved':
      return by === 'centre' ? 'class.start' : undefined
    case 'running':
      return by === 'centre' ? 'class.finish' : undefined
    case 'suspended':
      return 'class.resume'
    case 'finished':
      return by === 'county' ? 'class.close' : undefined
    case 'closed':
    case 'cancelled':
      return undefined
  }
}

import type { Session, TrainingClass } from '../training/class.ts'
import { overlaps } from '../training/session-schedule.ts'
import { type EarlyWarning, warning } from './early-warning.ts'

type Taught = Pick<TrainingClass, 'id' | 'sessions'>

const clash = (a: Session, b: Session): boolean => a.teacher !== undefined && a.teacher === b.teacher && overlaps(a, b)

/** Sessions of a class whose teacher teaches another class at the same time. */
export const sessionsInTwoPlaces = (one: Taught, others: readonly Taught[]): readonly Session[] => {
  const elsewhere = others.flatMap(({ id, sessions }) => (id === one.id ? [] : sessions))
  return one.sessions.filter(session => elsewhere.some(other => clash(session, other)))
}

/** C9: how many sessions of a class have a teacher who is in two places; null where none has. */
export function teacherInTwoPlaces(one: Taught, others: readonly Taught[]): EarlyWarning | null {
  const found = sessionsInTwoPlaces(one, others).length
  return found === 0 ? null : warning('teacher-in-two-places', 'trainingClass', one.id, { found, limit: 0 })
}

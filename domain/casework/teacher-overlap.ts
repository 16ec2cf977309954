import type { Session, TrainingClass } from '../training/class.ts'
import type { EarlyWarning } from './early-warning.ts'

type Taught = Pick<TrainingClass, 'id' | 'sessions'>

const clash = (a: Session, b: Session): boolean =>
  a.teacher !== undefined && a.teacher === b.teacher && a.date === b.date && a.from < b.to && b.from < a.to

/** Sessions of a class whose teacher teaches another class at the same time. */
export const sessionsInTwoPlaces = (one: Taught, others: readonly Taught[]): readonly Session[] => {
  const elsewhere = others.flatMap(({ id, sessions }) => (id === one.id ? [] : sessions))
  return one.sessions.filter(session => elsewhere.some(other => clash(session, other)))
}

/** C9: how many sessions of a class have a teacher who is in two places; null where none has. */
export function teacherInTwoPlaces(one: Taught, others: readonly Taught[]): EarlyWarning | null {
  const found = sessionsInTwoPlaces(one, others).length
  if (found === 0) return null
  const subject = { collection: 'trainingClass' as const, id: one.id }
  return { rule: 'teacher-in-two-places', subject, figures: { found, limit: 0 } }
}

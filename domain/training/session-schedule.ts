import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { MAX_SESSIONS, type Session, sessionSchema } from './class.ts'

const args = z.strictObject({ trainingClass: id, session: sessionSchema })
type Args = z.infer<typeof args>

/** session.schedule (T5): a session within the class's dates that overlaps no other of it. */
export const scheduleSession: Verb<Args, 'session.schedule'> = {
  kind: 'session.schedule',
  version: 2,
  // Version 1 named no teacher.
  upcasts: { 1: before => before },
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass)],
  reduce: ({ trainingClass: classId, session }, { entry, author, read }) => {
    const found = read('trainingClass', classId)
    if (found.state !== 'present') return reject('class.unknown', 'T5')
    const trainingClass = found.document
    if (!actsFor(author, trainingClass.centre)) return reject('class.not-yours', 'T5')
    if (!['draft', 'submitted', 'approved', 'running'].includes(trainingClass.state)) {
      return reject('class.wrong-state', 'T5', { state: trainingClass.state })
    }
    const isOutside = session.date < trainingClass.from || session.date > trainingClass.to
    if (isOutside || session.from >= session.to) return reject('session.other-day', 'T5', { date: session.date })
    if (session.teacher !== undefined && !trainingClass.teachers?.includes(session.teacher))
      return reject('class.no-such-teacher', 'T11')
    if (trainingClass.sessions.some(known => known.id === session.id || overlaps(known, session))) {
      return reject('session.exists', 'T5', { date: session.date })
    }
    if (trainingClass.sessions.length >= MAX_SESSIONS) return reject('entry.malformed', 'T5', { where: 'session' })
    const sessions = [...trainingClass.sessions, session].sort(byTime)
    return accept([{ collection: 'trainingClass', document: { ...trainingClass, sessions, updatedAt: entry.at } }])
  }
}

type Span = Pick<Session, 'date' | 'from' | 'to'>

export const overlaps = (a: Span, b: Span): boolean => a.date === b.date && a.from < b.to && b.from < a.to
const byTime = (a: Session, b: Session): number => (`${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1)

import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { MAX_TEACHERS } from './class.ts'
import { refusalOfTeachers } from './class-teachers.ts'

const args = z.strictObject({ trainingClass: id, session: id, teacher: z.uuid() })
type Args = z.infer<typeof args>

/**
 * session.assign 安排教师 (T12): who teaches a session that is not past. A teacher of the centre joins the class; whoever
 * taught the session until now leaves it when no session of it is left to them.
 */
export const assignSession: Verb<Args, 'session.assign'> = {
  kind: 'session.assign',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'trainingClass', a.trainingClass), uses('read', 'person', a.teacher)],
  reduce: (a, { entry, author, read }) => {
    const found = read('trainingClass', a.trainingClass)
    if (found.state !== 'present') return reject('class.unknown', 'T12')
    const trainingClass = found.document
    const { centre, state, sessions, teachers = [] } = trainingClass
    if (!actsFor(author, centre)) return reject('class.not-yours', 'T12')
    if (state === 'finished' || state === 'closed' || state === 'cancelled')
      return reject('class.wrong-state', 'T12', { state })
    const session = sessions.find(known => known.id === a.session)
    if (!session) return reject('session.unknown', 'T12')
    if (session.date < dateOfInstant(entry.at)) return reject('session.other-day', 'T12', { date: session.date })
    const { refused, unchecked } = refusalOfTeachers([a.teacher], centre, read)
    if (refused) return refused
    const assigned = sessions.map(known => (known.id === a.session ? { ...known, teacher: a.teacher } : known))
    const leaves = (person: string): boolean =>
      person === session.teacher && assigned.every(({ teacher }) => teacher !== person)
    const joined = [...new Set([...teachers, a.teacher])].filter(person => !leaves(person))
    if (joined.length > MAX_TEACHERS) return reject('entry.malformed', 'T12', { where: 'teacher' })
    const document = {
      ...trainingClass,
      teachers: joined,
      sessions: assigned,
      updatedAt: entry.at
    }
    return accept([{ collection: 'trainingClass', document }], unchecked)
  }
}

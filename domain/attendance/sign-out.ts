import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { attendanceId } from './attendance.ts'
import { countHours } from './presence.ts'

const args = z.strictObject({ trainingClass: id, session: id, person: z.uuid(), enrolment: z.uuid() })
type Args = z.infer<typeof args>

/** attendance.sign-out 签退 (R7): on the day of the sign-in, once; where policy asks for it the hours count from here. */
export const signOut: Verb<Args, 'attendance.sign-out'> = {
  kind: 'attendance.sign-out',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [
    uses('write', 'attendance', attendanceId(a.trainingClass, a.session, a.person)),
    uses('write', 'enrolment', a.enrolment),
    uses('read', 'trainingClass', a.trainingClass)
  ],
  reduce: (a, { entry, author, read }) => {
    const found = read('attendance', attendanceId(a.trainingClass, a.session, a.person))
    if (found.state !== 'present') return reject('attendance.unknown', 'R7')
    const attendance = found.document
    if (!actsFor(author, attendance.centre)) return reject('class.not-yours', 'R7')
    const isOpen = attendance.state === 'present' && !attendance.isMadeUp && attendance.signOutAt === null
    if (!isOpen || attendance.enrolment !== a.enrolment) {
      return reject('attendance.wrong-state', 'R7', { state: attendance.state })
    }
    if (attendance.date !== dateOfInstant(entry.at) || entry.at < attendance.signInAt) {
      return reject('session.other-day', 'R7', { date: attendance.date })
    }
    const held = read('trainingClass', a.trainingClass)
    const session = held.state === 'present' ? held.document.sessions.find(s => s.id === a.session) : undefined
    const place = read('enrolment', a.enrolment)
    if (session === undefined) return reject('session.unknown', 'R7')
    if (place.state !== 'present') return reject('enrolment.unknown', 'R7')
    const counted = countHours(attendance, place.document, session.hours)
    return accept([
      { collection: 'attendance', document: { ...counted.attendance, signOutAt: entry.at, updatedAt: entry.at } },
      { collection: 'enrolment', document: { ...counted.enrolment, updatedAt: entry.at } }
    ])
  }
}

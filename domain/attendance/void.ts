import { z } from 'zod'
import { actsFor, governs } from '../access/author.ts'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { attendanceId } from './attendance.ts'
import { countHours } from './presence.ts'

const args = z.strictObject({ trainingClass: id, session: id, person: z.uuid(), enrolment: z.uuid(), reason })
type Args = z.infer<typeof args>

/**
 * attendance.void (R5): takes a sign-in back with a reason; the worker may sign in again. A voucher that it redeemed
 * stays redeemed until the county reinstates it (V18).
 */
export const voidAttendance: Verb<Args, 'attendance.void'> = {
  kind: 'attendance.void',
  version: 1,
  args,
  by: ['centre-operator', 'county-reviewer'],
  isValueAction: false,
  keys: a => [
    uses('write', 'attendance', attendanceId(a.trainingClass, a.session, a.person)),
    uses('write', 'enrolment', a.enrolment)
  ],
  reduce: (a, { entry, author, read }) => {
    const found = read('attendance', attendanceId(a.trainingClass, a.session, a.person))
    if (found.state !== 'present') return reject('attendance.unknown', 'R5')
    const attendance = found.document
    if (!actsFor(author, attendance.centre) && !governs(author, attendance.county)) {
      return reject('author.outside-place', 'A5', { county: attendance.county })
    }
    if (attendance.state !== 'present' || attendance.enrolment !== a.enrolment) {
      return reject('attendance.wrong-state', 'R5', { state: attendance.state })
    }
    const place = read('enrolment', a.enrolment)
    if (place.state !== 'present') return reject('enrolment.unknown', 'R5')
    const counted = countHours(attendance, place.document, 0)
    const less = attendance.isMadeUp ? 'makeUps' : 'sessionsAttended'
    const fewer = { [less]: Math.max(0, place.document[less] - 1), updatedAt: entry.at }
    return accept([
      {
        collection: 'attendance',
        document: { ...counted.attendance, state: 'void', reason: a.reason, updatedAt: entry.at }
      },
      { collection: 'enrolment', document: { ...counted.enrolment, ...fewer } }
    ])
  }
}

import type { Enrolment } from '../enrolment/enrolment.ts'
import type { EntryFacts } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import type { Session, TrainingClass } from '../training/class.ts'
import { withHours } from '../training/hours.ts'
import { type Attendance, attendanceId } from './attendance.ts'

/** A worker's presence in a session as it begins: no hours yet, nothing redeemed. */
export function presenceOf(
  trainingClass: TrainingClass,
  session: Session,
  enrolment: Enrolment,
  identity: Attendance['identity'],
  entry: EntryFacts
): Attendance {
  return {
    id: attendanceId(trainingClass.id, session.id, enrolment.person),
    trainingClass: trainingClass.id,
    session: session.id,
    person: enrolment.person,
    enrolment: enrolment.id,
    voucher: enrolment.voucher,
    centre: trainingClass.centre,
    county: enrolment.county,
    date: dateOfInstant(entry.at),
    part: session.part,
    mode: session.mode,
    isMadeUp: false,
    signInAt: entry.at,
    signOutAt: null,
    hours: 0,
    identity,
    entry: entry.id,
    redeems: false,
    state: 'present',
    reason: '',
    updatedAt: entry.at
  }
}

/** R6: both sides of a presence whose hours become `hours`: the attendance says them, the enrolment sums them. */
export function countHours(
  attendance: Attendance,
  enrolment: Enrolment,
  hours: number
): { readonly attendance: Attendance; readonly enrolment: Enrolment } {
  return {
    attendance: { ...attendance, hours },
    enrolment: { ...enrolment, hours: withHours(enrolment.hours, attendance, hours - attendance.hours) }
  }
}

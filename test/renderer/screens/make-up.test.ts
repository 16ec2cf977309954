import { expect, test } from 'vitest'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { RosterRow } from '../../../src-renderer/queries/attendance.ts'
import { makingUp, missedBy } from '../../../src-renderer/screens/classes/make-up.ts'

const row = (person: string, part: Partial<Enrolment> = {}): RosterRow => ({
  enrolment: {
    id: `e-${person}`,
    person,
    trainingClass: 'class',
    state: 'training',
    sessionsAttended: 1,
    ...part
  } as Enrolment,
  person: { name: '样例甲', masked: '' },
  voucher: undefined,
  provisional: false
})
const signIn = (person: string, state: Attendance['state']): Attendance => ({ person, state }) as Attendance

test('[R8] made up is a session for whom has begun the training and has no sign-in to it that stands', () => {
  const roster = [
    row('here'),
    row('void'),
    row('missed'),
    row('new', { sessionsAttended: 0 }),
    row('gone', { state: 'withdrawn' })
  ]
  const missed = missedBy(roster, [signIn('here', 'present'), signIn('void', 'void')])
  expect(missed.map(({ enrolment }) => enrolment.person)).toEqual(['void', 'missed'])
})

test('[R8] making up names the session, the place in the class and the reason', () => {
  expect(makingUp(row('p').enrolment, 'day', '忘带证件')).toEqual({
    kind: 'attendance.make-up',
    args: {
      ...{ trainingClass: 'class', session: 'day', person: 'p', enrolment: 'e-p', reason: '忘带证件' },
      identity: { method: 'typed', matched: null }
    }
  })
})

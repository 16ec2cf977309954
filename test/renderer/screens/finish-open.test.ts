import { expect, test } from 'vitest'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import type { Session } from '../../../domain/training/class.ts'
import { noHours } from '../../../domain/training/hours.ts'
import type { RosterRow } from '../../../src-renderer/queries/attendance.ts'
import { openAtFinish } from '../../../src-renderer/screens/classes/finish-open.ts'
import { sampleRules } from '../../doubles/test-province.ts'

const rules = { ...sampleRules, training: { ...sampleRules.training, attendanceMinPercent: 80 } }

const session = (id: string, mode: Session['mode'], hours: number): Session => ({
  ...{ id, mode, hours, part: 'practice', date: '2026-11-23', from: '09:00', to: '12:00' }
})
const trainingClass = {
  sessions: [session('first', 'offline', 4), session('second', 'offline', 4), session('online', 'online', 2)]
}

const row = (person: string, offlinePractice: number, part: Partial<Enrolment> = {}): RosterRow => ({
  enrolment: {
    ...{ id: `e-${person}`, person, state: 'training', sessionsAttended: 1 },
    hours: { ...noHours, offlinePractice },
    ...part
  } as Enrolment,
  person: { name: '样例甲', masked: '' },
  voucher: undefined,
  provisional: false
})
const signIn = (person: string, session: string, state: Attendance['state'] = 'present'): Attendance =>
  ({ person, session, state }) as Attendance

const roster = [
  row('whole', 10),
  row('near', 8),
  row('short', 4),
  row('gone', 4, { state: 'failed' }),
  row('absent', 0, { state: 'on-roster', sessionsAttended: 0 }),
  row('unbound', 0, { state: 'accepted', sessionsAttended: 0 })
]

const signIns = [
  ...['whole', 'near', 'short'].map(person => signIn(person, 'first')),
  ...['whole', 'near'].map(person => signIn(person, 'second')),
  signIn('near', 'second', 'void')
]

test('[T8] [P15] before a class is finished it is counted who never came and who is below the attendance', () => {
  const { neverHere, below } = openAtFinish(trainingClass, roster, signIns, rules)
  expect({ neverHere, below }).toEqual({ neverHere: 2, below: 1 })
})

test('[T8] [R8] counted is each worker in training who has no standing sign-in to a session on site', () => {
  expect(openAtFinish(trainingClass, roster, signIns, rules).missed).toBe(1)
  const voided = signIns.map(one => (one.person === 'whole' ? { ...one, state: 'void' as const } : one))
  expect(openAtFinish(trainingClass, roster, voided, rules).missed).toBe(2)
  expect(openAtFinish(trainingClass, roster, [], rules).missed).toBe(3)
})

test('[T8] what is not known is not counted as nothing', () => {
  expect(openAtFinish(trainingClass, roster, undefined, undefined)).toEqual({
    neverHere: 2,
    below: undefined,
    missed: undefined
  })
})

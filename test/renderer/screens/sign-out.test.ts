import { expect, test } from 'vitest'
import type { Attendance } from '../../../domain/attendance/attendance.ts'
import { isStaying, signingOut } from '../../../src-renderer/screens/classes/sign-out.ts'

const person = '018f0000-0000-7000-8000-000000000001'
const enrolment = '018f0000-0000-7000-8000-000000000002'
const here: Attendance = {
  ...{ id: `class.day.${person}`, trainingClass: 'class', session: 'day', person, enrolment, voucher: 'v' },
  ...{ centre: 'centre', county: '140121', date: '2026-03-06', part: 'theory', mode: 'offline', isMadeUp: false },
  ...{ signInAt: 1, signOutAt: null, hours: 0, entry: person, redeems: true, state: 'present', reason: '' },
  identity: { method: 'id-reader', matched: null },
  updatedAt: 1
}

test('[R7] signing out is offered on the day of the sign-in, once, to whom was there', () => {
  expect(isStaying(here, '2026-03-06')).toBe(true)
  expect(isStaying(here, '2026-03-07')).toBe(false)
  expect(isStaying({ ...here, signOutAt: 2 }, '2026-03-06')).toBe(false)
  expect(isStaying({ ...here, isMadeUp: true }, '2026-03-06')).toBe(false)
  expect(isStaying({ ...here, state: 'void' }, '2026-03-06')).toBe(false)
})

test('[R7] a sign-out names the presence that it ends', () => {
  expect(signingOut(here)).toEqual({
    kind: 'attendance.sign-out',
    args: { trainingClass: 'class', session: 'day', person, enrolment }
  })
})

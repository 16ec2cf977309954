import { describe, expect, test } from 'vitest'
import { attendanceId, attendanceSchema } from '../../../domain/attendance/attendance.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import {
  bindArgs,
  enrolmentId,
  gist,
  personId,
  reviewer,
  rival,
  sessionArgs,
  signInArgs,
  type TestDesk,
  trainer
} from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const sign = (desk: TestDesk, n: number, changes: object = {}, acting: object = trainer) =>
  gist(desk.try('attendance.sign-in', { ...signInArgs(n), ...changes }, acting))
const attendanceOf = (desk: TestDesk, n: number, session = 's1') =>
  desk.get('attendance', attendanceId('class-1', session, personId(n)))

describe('sign-in', () => {
  test('[R1] for a session of a running class of the acting centre', () => {
    const desk = furnishedDesk()
    expect(sign(desk, 2, { trainingClass: 'nobody' })).toBe('rejected class.unknown R1')
    expect(sign(desk, 2, {}, rival)).toBe('rejected class.not-yours R1')
    expect(sign(desk, 2, { trainingClass: 'class-p' })).toBe('rejected class.wrong-state R1')
    expect(sign(desk, 2, { session: 's9' })).toBe('rejected session.unknown R1')
    expect(sign(desk, 2)).toBe('accepted')
  })

  test('[R1] on the session’s own day in Shanxi', () => {
    const desk = furnishedDesk()
    const when = (at: number) => sign(desk, 2, {}, { ...trainer, at })
    const midnight = Date.UTC(2026, 2, 1, 16)
    expect(when(midnight - 1)).toBe('rejected session.other-day R1')
    expect(when(midnight)).toBe('accepted')
    expect(when(midnight + DAY - 1)).toBe('accepted')
    expect(when(midnight + DAY)).toBe('rejected session.other-day R1')
  })

  test('[R2] one a class, session and person stands', () => {
    const desk = furnishedDesk()
    expect(sign(desk, 3)).toBe('rejected attendance.exists R2')
    desk.do('session.schedule', sessionArgs('class-1', 's2', '2026-03-02', '14:00', '18:00'), trainer)
    expect(sign(desk, 3, { session: 's2' })).toBe('accepted')
  })

  test('[R3] of a person on the roster, with the voucher bound to this class', () => {
    const desk = furnishedDesk()
    expect(sign(desk, 2, { enrolment: enrolmentId(99) })).toBe('rejected enrolment.unknown R3')
    expect(sign(desk, 2, { enrolment: enrolmentId(3) })).toBe('rejected enrolment.wrong-person R3')
    expect(sign(desk, 2, { voucher: 'v-1' })).toBe('rejected enrolment.wrong-person R3')
    const enrolment = desk.get('enrolment', enrolmentId(2))
    desk.put('enrolment', { ...enrolment, state: 'accepted' })
    expect(sign(desk, 2)).toBe('rejected enrolment.wrong-state R3')
    desk.put('enrolment', enrolment)
    const voucher = desk.get('voucher', 'v-2')
    desk.put('voucher', { ...voucher, boundClass: 'class-2', boundCentre: 'centre-b' })
    expect(sign(desk, 2)).toBe('rejected voucher.bound-elsewhere R3')
    desk.put('voucher', { ...voucher, state: 'frozen' })
    expect(sign(desk, 2)).toBe('rejected voucher.wrong-state R3')
    desk.documents.delete('voucher/v-2')
    expect(sign(desk, 2)).toBe('rejected voucher.unknown R3')
  })

  test('[V7] a card that is not the holder’s signs nobody in', () => {
    const desk = furnishedDesk()
    expect(sign(desk, 2, { identity: { method: 'id-reader', matched: false } })).toBe(
      'rejected voucher.wrong-person V7'
    )
  })

  test('[R4] the first sign-in redeems the voucher in the same entry, a later one does not', () => {
    const desk = furnishedDesk()
    const outcome = desk.do('attendance.sign-in', signInArgs(2), trainer)
    const attendance = attendanceSchema.parse(attendanceOf(desk, 2))
    expect(attendance).toMatchObject({ redeems: true, state: 'present', date: '2026-03-02', signInAt: START })
    expect(outcome.lane === 'accepted' && outcome.writes.map(({ collection }) => collection)).toEqual([
      'attendance',
      'enrolment',
      'voucher'
    ])
    expect(desk.get('voucher', 'v-2')).toMatchObject({ state: 'redeemed', redeemedBy: attendance.entry })
    expect(desk.get('enrolment', enrolmentId(2))).toMatchObject({ state: 'training', sessionsAttended: 1 })
    desk.do('session.schedule', sessionArgs('class-1', 's2', '2026-03-02', '14:00', '18:00'), trainer)
    desk.do('attendance.sign-in', signInArgs(2, 'class-1', 's2'), trainer)
    expect(attendanceOf(desk, 2, 's2')).toMatchObject({ redeems: false })
    expect(desk.get('voucher', 'v-2')).toMatchObject({ redeemedBy: attendance.entry })
    expect(desk.get('enrolment', enrolmentId(2))).toMatchObject({ sessionsAttended: 2 })
  })
})

describe('void', () => {
  const args = (n: number) => ({
    trainingClass: 'class-1',
    session: 's1',
    person: personId(n),
    enrolment: enrolmentId(n),
    reason: '示例原因'
  })
  const undo = (desk: TestDesk, n: number, changes: object = {}, acting: object = trainer) =>
    gist(desk.try('attendance.void', { ...args(n), ...changes }, acting))

  test('[R5] a sign-in is voided once, with a reason, by its centre or county', () => {
    const desk = furnishedDesk()
    expect(undo(desk, 2)).toBe('rejected attendance.unknown R5')
    expect(undo(desk, 3, {}, rival)).toBe('rejected author.outside-place A5')
    expect(undo(desk, 3, { enrolment: enrolmentId(2) })).toBe('rejected attendance.wrong-state R5')
    expect(undo(desk, 3, {}, reviewer)).toBe('accepted')
    desk.do('attendance.void', args(3), trainer)
    expect(attendanceOf(desk, 3)).toMatchObject({ state: 'void', reason: '示例原因' })
    expect(desk.get('enrolment', enrolmentId(3))).toMatchObject({ sessionsAttended: 0 })
    expect(undo(desk, 3)).toBe('rejected attendance.wrong-state R5')
    desk.documents.delete(`enrolment/${enrolmentId(3)}`)
    desk.put('attendance', { ...attendanceOf(desk, 3), state: 'present' })
    expect(undo(desk, 3)).toBe('rejected enrolment.unknown R5')
  })

  test('[R5] [row 41] the worker signs in again, and the redemption stays until it is reinstated', () => {
    const desk = furnishedDesk()
    desk.do('attendance.void', args(3), trainer)
    expect(desk.get('voucher', 'v-3')).toMatchObject({ state: 'redeemed' })
    desk.do('attendance.sign-in', signInArgs(3), trainer)
    expect(attendanceOf(desk, 3)).toMatchObject({ state: 'present', redeems: false })
    desk.do('attendance.void', args(3), trainer)
    desk.do('voucher.reinstate', { voucher: 'v-3', reason: '示例原因' }, reviewer)
    desk.do('attendance.sign-in', signInArgs(3), trainer)
    expect(attendanceOf(desk, 3)).toMatchObject({ redeems: true })
  })
})

test('[V23] a voucher whose class started after its last day redeems no more, one redeemed in time stays so', () => {
  const desk = furnishedDesk()
  desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), startedAt: START + DAY })
  const endsToday = (n: number) => desk.put('voucher', { ...desk.get('voucher', `v-${n}`), validUntil: '2026-03-02' })
  for (const n of [2, 3]) endsToday(n)
  desk.do('session.schedule', sessionArgs('class-1', 's2', '2026-03-02', '14:00', '18:00'), trainer)
  expect(sign(desk, 2)).toBe('rejected voucher.expired V23')
  expect(sign(desk, 3, { session: 's2' })).toBe('accepted')
})

test('[R3] a place without its binding is no place to sign in from', () => {
  const desk = furnishedDesk()
  desk.do('voucher.bind', bindArgs(1), trainer)
  desk.do(
    'voucher.unbind',
    { voucher: 'v-1', person: personId(1), trainingClass: 'class-1', enrolment: enrolmentId(1), reason: '示例' },
    trainer
  )
  expect(sign(desk, 1)).toBe('rejected enrolment.wrong-state R3')
})

import { describe, expect, it } from 'vitest'
import { attendanceId } from '../../../domain/attendance/attendance.ts'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import { stage } from '../../doubles/loop-desk.ts'
import { enrolmentId, gist, personId, signInArgs, type TestDesk, trainer } from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const reason = '示例原因'
const sitting = (n: number) => ({
  trainingClass: 'class-1',
  session: 's1',
  person: personId(n),
  enrolment: enrolmentId(n)
})
const hoursOf = (desk: TestDesk, n: number) => desk.get('enrolment', enrolmentId(n)).hours
const needsSignOut = (desk: TestDesk) => {
  if (desk.rules) desk.rules = { ...desk.rules, training: { ...desk.rules.training, needsSignOut: true } }
}

describe('[R6] study hours', () => {
  it('count from the sign-in, by mode and part', () => {
    const desk = furnishedDesk()
    desk.do('attendance.sign-in', signInArgs(2), trainer)
    expect(hoursOf(desk, 2)).toEqual({ offlineTheory: 4, offlinePractice: 0, onlineTheory: 0, onlinePractice: 0 })
  })

  it('count from the sign-out where policy asks for it', () => {
    const desk = furnishedDesk()
    needsSignOut(desk)
    desk.do('attendance.sign-in', signInArgs(2), trainer)
    expect(hoursOf(desk, 2).offlineTheory).toBe(0)
    desk.do('attendance.sign-out', sitting(2), trainer)
    expect(hoursOf(desk, 2).offlineTheory).toBe(4)
  })

  it('are worth nothing when the presence is voided', () => {
    const desk = furnishedDesk()
    desk.do('attendance.sign-in', signInArgs(2), trainer)
    desk.do('attendance.sign-out', sitting(2), trainer)
    expect(hoursOf(desk, 2).offlineTheory).toBe(4)
    desk.do('attendance.void', { ...sitting(2), reason }, trainer)
    expect(hoursOf(desk, 2).offlineTheory).toBe(0)
  })
})

describe('[R7] signing out', () => {
  it('is once, on the day of the sign-in, at this centre', () => {
    const desk = furnishedDesk()
    const late = { ...trainer, at: START + DAY }
    expect(gist(desk.try('attendance.sign-out', sitting(3), late))).toBe('rejected session.other-day R7')
    expect(gist(desk.try('attendance.sign-out', sitting(3), { operator: 'rival' }))).toBe('rejected class.not-yours R7')
    desk.do('attendance.sign-out', sitting(3), { ...trainer, at: START + 60_000 })
    expect(desk.get('attendance', attendanceId('class-1', 's1', personId(3))).signOutAt).toBe(START + 60_000)
    expect(gist(desk.try('attendance.sign-out', sitting(3), trainer))).toBe('rejected attendance.wrong-state R7')
    expect(gist(desk.try('attendance.sign-out', sitting(2), trainer))).toBe('rejected attendance.unknown R7')
  })
})

describe('[R8] making up a session', () => {
  const args = sceneOf('attendance.make-up').scene.args
  const n = stage.madeUp

  it('counts its hours and never redeems', () => {
    const desk = furnishedDesk()
    desk.do('attendance.make-up', args, trainer)
    const made = desk.get('attendance', attendanceId('class-m', 's0', personId(n)))
    expect(made).toMatchObject({ isMadeUp: true, redeems: false, date: '2026-03-01', reason, hours: 4 })
    expect(desk.get('enrolment', enrolmentId(n))).toMatchObject({ makeUps: 1, sessionsAttended: 1 })
    expect(hoursOf(desk, n).offlineTheory).toBe(8)
    expect(gist(desk.try('attendance.make-up', args, trainer))).toBe('rejected attendance.exists R2')
  })

  it('can be voided like another presence', () => {
    const desk = furnishedDesk()
    desk.do('attendance.make-up', args, trainer)
    const { identity: _identity, ...named } = args
    desk.do('attendance.void', named, trainer)
    expect(desk.get('enrolment', enrolmentId(n))).toMatchObject({ makeUps: 0, sessionsAttended: 1 })
    expect(hoursOf(desk, n).offlineTheory).toBe(4)
  })

  it('ends with the policy’s days and times', () => {
    const desk = furnishedDesk()
    const later = { ...trainer, at: START + 7 * DAY }
    expect(gist(desk.try('attendance.make-up', args, later))).toBe('rejected session.other-day R8')
    if (desk.rules) desk.rules = { ...desk.rules, training: { ...desk.rules.training, makeUpsMax: 0 } }
    expect(gist(desk.try('attendance.make-up', args, trainer))).toBe('rejected rule.make-ups R8')
  })

  it('is for those who have begun', () => {
    const desk = furnishedDesk()
    const place = { person: personId(2), enrolment: enrolmentId(2), trainingClass: 'class-1', session: 's1' }
    expect(gist(desk.try('attendance.make-up', { ...args, ...place }, trainer))).toBe(
      'rejected enrolment.wrong-state R8'
    )
  })
})

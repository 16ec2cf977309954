import { describe, expect, it } from 'vitest'
import { furnishedDesk, sceneOf, TODAY } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, resultArgs, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId, gist, issueArgs, personId, reviewer, trainer } from '../../doubles/test-desk.ts'

const n = stage.inTraining
const reason = '示例原因'
const exam = { theory: 60, practice: 60 }
const HOUR = 3_600_000

describe('online hours', () => {
  const args = sceneOf('enrolment.record-hours').scene.args

  it('[E16] are recorded by part, within what the class plans', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.record-hours', args, trainer)
    expect(desk.get('enrolment', enrolmentId(n)).hours).toMatchObject({ offlineTheory: 4, onlinePractice: 1 })
    expect(gist(desk.try('enrolment.record-hours', args, trainer))).toBe('rejected rule.online-hours E16')
  })

  it('[E17] of one time are recorded once', () => {
    const desk = furnishedDesk()
    const held = desk.get('trainingClass', LOOP_CLASS)
    const sessions = held.sessions.map(one => (one.mode === 'online' ? { ...one, hours: 8 } : one))
    desk.put('trainingClass', { ...held, sessions })
    desk.do('enrolment.record-hours', args, trainer)
    expect(gist(desk.try('enrolment.record-hours', args, trainer))).toBe('rejected rule.online-twice E17')
    const later = { ...args, from: args.from + 1, to: args.to }
    expect(gist(desk.try('enrolment.record-hours', later, trainer))).toBe('rejected rule.online-twice E17')
    const before = { ...args, from: args.from - HOUR, to: args.from }
    expect(gist(desk.try('enrolment.record-hours', before, trainer))).toBe('accepted')
  })

  it('[E16] never run faster than time', () => {
    const desk = furnishedDesk()
    const quick = { ...args, practice: 2 }
    expect(gist(desk.try('enrolment.record-hours', quick, trainer))).toBe('rejected rule.online-speed E16')
    const ahead = { ...args, from: desk.now, to: desk.now + HOUR }
    expect(gist(desk.try('enrolment.record-hours', ahead, trainer))).toBe('rejected rule.online-speed E16')
    const nothing = { ...args, practice: 0 }
    expect(gist(desk.try('enrolment.record-hours', nothing, trainer))).toBe('rejected rule.online-speed E16')
  })
})

describe('the result of a training', () => {
  it('[E13] completed: the place is done with, and the voucher waits for the certificate', () => {
    const desk = furnishedDesk()
    const seats = desk.get('trainingClass', LOOP_CLASS).seatsTaken
    desk.do('enrolment.complete', { ...resultArgs(n), exam }, trainer)
    expect(desk.get('enrolment', enrolmentId(n))).toMatchObject({ state: 'completed', exam })
    expect(desk.get('trainingClass', LOOP_CLASS).seatsTaken).toBe(seats - 1)
    expect(desk.get('person', personId(n)).openEnrolments).toEqual([])
    expect(desk.get('voucher', `v-${n}`).state).toBe('redeemed')
    expect(gist(desk.try('enrolment.complete', { ...resultArgs(n), exam }, trainer))).toBe(
      'rejected enrolment.wrong-state E13'
    )
  })

  it('[E13] only in a finished class with a redeemed voucher', () => {
    const desk = furnishedDesk()
    const running = resultArgs(3, 'class-1')
    expect(gist(desk.try('enrolment.complete', { ...running, exam }, trainer))).toBe('rejected class.wrong-state E13')
    const bound = resultArgs(2, 'class-1')
    expect(gist(desk.try('enrolment.complete', { ...bound, exam }, trainer))).toBe('rejected voucher.wrong-state E13')
  })

  it('[P15, P16] completed needs attendance and marks', () => {
    const desk = furnishedDesk()
    const poor = { ...resultArgs(n), exam: { theory: 90, practice: 59 } }
    expect(gist(desk.try('enrolment.complete', poor, trainer))).toBe('rejected rule.pass-score P16')
    if (desk.rules) desk.rules = { ...desk.rules, training: { ...desk.rules.training, attendanceMinPercent: 81 } }
    expect(gist(desk.try('enrolment.complete', { ...resultArgs(n), exam }, trainer))).toBe(
      'rejected rule.attendance P15'
    )
  })

  it('[E14] given up: the voucher stays redeemed until the county decides', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.drop', { ...resultArgs(n), exam: null, reason }, trainer)
    expect(desk.get('enrolment', enrolmentId(n))).toMatchObject({ state: 'failed', reason, exam: null })
    expect(desk.get('voucher', `v-${n}`).state).toBe('redeemed')
    expect(desk.get('person', personId(n)).liveVouchers).toHaveLength(1)
  })

  it('[E15] came to nothing: the voucher lapses and the holder may have another', () => {
    const desk = furnishedDesk()
    desk.do('enrolment.drop', { ...resultArgs(n), exam: null, reason }, trainer)
    desk.do('enrolment.fail', { ...resultArgs(n), reason }, reviewer)
    expect(desk.get('voucher', `v-${n}`).state).toBe('lapsed')
    const person = desk.get('person', personId(n))
    expect(person.liveVouchers).toEqual([])
    expect(person.history).toMatchObject([{ voucher: `v-${n}`, outcome: 'lapsed', on: TODAY }])
    expect(gist(desk.try('voucher.issue', { ...issueArgs(8), person: personId(n) }))).toBe('accepted')
    expect(gist(desk.try('enrolment.fail', { ...resultArgs(n), reason }, reviewer))).toBe(
      'rejected voucher.wrong-state E15'
    )
  })
})

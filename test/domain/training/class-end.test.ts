import { describe, expect, it } from 'vitest'
import { furnishedDesk, TODAY } from '../../doubles/furnished-desk.ts'
import { LOOP_CLASS, resultArgs, stage } from '../../doubles/loop-desk.ts'
import { classArgs, clerk, gist, reviewer, sessionArgs, signInArgs, trainer } from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const reason = '示例原因'
const trainingClass = 'class-1'

describe('a class that is stopped', () => {
  it('[T6] takes no sign-in until it goes on', () => {
    const desk = furnishedDesk()
    desk.do('class.suspend', { trainingClass, reason }, trainer)
    expect(desk.get('trainingClass', trainingClass)).toMatchObject({
      state: 'suspended',
      suspendedBy: 'centre-a',
      reason
    })
    expect(gist(desk.try('attendance.sign-in', signInArgs(2), trainer))).toBe('rejected class.wrong-state R1')
    desk.do('class.resume', { trainingClass }, trainer)
    desk.do('attendance.sign-in', signInArgs(2), trainer)
    expect(gist(desk.try('class.suspend', { trainingClass: 'class-d', reason }, trainer))).toBe(
      'rejected class.wrong-state T6'
    )
  })

  it('[T7] by the county goes on only by the county', () => {
    const desk = furnishedDesk()
    desk.do('class.suspend', { trainingClass, reason }, reviewer)
    expect(gist(desk.try('class.resume', { trainingClass }, trainer))).toBe('rejected author.outside-place T7')
    desk.do('class.resume', { trainingClass }, reviewer)
    expect(desk.get('trainingClass', trainingClass)).toMatchObject({ state: 'running', suspendedBy: '', reason: '' })
  })
})

describe('the end of a class', () => {
  it('[T8] comes on the day of its last session, not before', () => {
    const desk = furnishedDesk()
    desk.do('session.schedule', sessionArgs(trainingClass, 's9', '2026-03-04'), trainer)
    expect(gist(desk.try('class.finish', { trainingClass }, trainer))).toBe('rejected session.other-day T8')
    desk.do('class.finish', { trainingClass }, { ...trainer, at: START + 2 * DAY })
    expect(desk.get('trainingClass', trainingClass)).toMatchObject({ state: 'finished', finishedOn: '2026-03-04' })
    expect(gist(desk.try('attendance.sign-in', signInArgs(2), trainer))).toBe('rejected class.wrong-state R1')
  })

  it('[T9] before its time needs an empty roster', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('class.cancel', { trainingClass, reason }, trainer))).toBe('rejected class.has-seats-taken T9')
    desk.do('class.cancel', { trainingClass: 'class-p', reason }, clerk)
    expect(desk.get('trainingClass', 'class-p')).toMatchObject({ state: 'cancelled', reason })
    expect(gist(desk.try('class.start', { trainingClass: 'class-p' }, trainer))).toBe('rejected class.wrong-state T4')
  })

  it('[T10] is filed when everybody has a result', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('class.close', { trainingClass: LOOP_CLASS }))).toBe('rejected class.has-seats-taken T10')
    desk.do('enrolment.drop', { ...resultArgs(stage.inTraining), exam: null, reason }, trainer)
    desk.do('class.close', { trainingClass: LOOP_CLASS })
    expect(desk.get('trainingClass', LOOP_CLASS)).toMatchObject({ state: 'closed', seatsTaken: 0 })
  })
})

describe('what a class plans', () => {
  const submit = (training: object, from = TODAY) => {
    const desk = furnishedDesk()
    desk.do('class.draft', { ...classArgs('class-x', 'centre-a'), from }, trainer)
    desk.do('session.schedule', sessionArgs('class-x', 's1', from), trainer)
    if (desk.rules) desk.rules = { ...desk.rules, training: { ...desk.rules.training, ...training } }
    return gist(desk.try('class.submit', { trainingClass: 'class-x' }, trainer))
  }

  it('[P12] reaches the hours of its level', () => {
    expect(submit({ hoursMin: [{ level: '5', hours: 5 }] })).toBe('rejected rule.hours P12')
    expect(submit({ hoursMin: [{ level: '5', hours: 4 }] })).toBe('accepted')
    expect(submit({ hoursMin: [{ level: '4', hours: 5 }] })).toBe('accepted')
  })

  it('[P13] has enough practice', () => {
    expect(submit({ practiceMinPercent: 1 })).toBe('rejected rule.practice P13')
  })

  it('[P14] comes in time', () => {
    expect(submit({ submitWorkingDaysBefore: 3 }, '2026-03-04')).toBe('rejected rule.submitted-late P14')
    expect(submit({ submitWorkingDaysBefore: 3 }, '2026-03-05')).toBe('accepted')
  })
})

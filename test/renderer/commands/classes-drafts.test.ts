import { describe, expect, it } from 'vitest'
import { attendanceId } from '../../../domain/attendance/attendance.ts'
import { idSchema } from '../../../domain/journal/entry.ts'
import { startOfDate } from '../../../domain/time/business-date.ts'
import {
  classStep,
  nextStep,
  type SessionPattern,
  scheduleDrafts,
  sessionsOf,
  stopsOf,
  weekdayOf
} from '../../../src-renderer/commands/classes-drafts.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { classArgs, clerk, TestDesk, trainer } from '../../doubles/test-desk.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { DAY } from '../../doubles/test-province.ts'

const pattern: SessionPattern = {
  firstDay: '2026-03-02',
  lastDay: '2026-03-15',
  weekdays: [1, 3, 5],
  from: '08:30',
  to: '11:30',
  part: 'theory',
  mode: 'offline',
  hours: 4
}

describe('sessions of a pattern', () => {
  it('lie on the chosen weekdays, first and last day included', () => {
    const days = sessionsOf(pattern).map(({ date }) => date)
    expect(days).toEqual(['2026-03-02', '2026-03-04', '2026-03-06', '2026-03-09', '2026-03-11', '2026-03-13'])
  })

  it('is one session for one day, and none for days that are none', () => {
    expect(sessionsOf({ ...pattern, lastDay: pattern.firstDay })).toHaveLength(1)
    expect(sessionsOf({ ...pattern, lastDay: '2026-03-01' })).toEqual([])
    expect(sessionsOf({ ...pattern, firstDay: '2026-02-30' })).toEqual([])
  })

  it('have ids that leave room in the key of a sign-in', () => {
    const [session] = sessionsOf(pattern)
    const key = attendanceId(testUuid('class'), session?.id ?? '', testUuid('person'))
    expect(idSchema.safeParse(key).success).toBe(true)
  })

  it('[T5] are accepted as they are, and a second time not', () => {
    const desk = new TestDesk()
    desk.do('class.draft', classArgs('class-1', 'centre-a'), trainer)
    for (const draft of scheduleDrafts('class-1', sessionsOf(pattern))) {
      if (draft.kind !== 'session.schedule') throw new Error('sessions are scheduled')
      desk.do(draft.kind, draft.args, trainer)
      expect(desk.try(draft.kind, draft.args, trainer).lane).toBe('rejected')
    }
    expect(desk.get('trainingClass', 'class-1').sessions).toHaveLength(6)
  })
})

it('knows the days of the week on both sides of the first of all days', () => {
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('1970-01-01')).toBe(4)
  expect(weekdayOf('1969-12-28')).toBe(7)
})

it('offers each side its step, and the reducers agree', () => {
  const desk = new TestDesk()
  desk.do('class.draft', classArgs('class-1', 'centre-a'), trainer)
  desk.do('session.schedule', { trainingClass: 'class-1', session: sessionsOf(pattern)[0] as never }, trainer)
  const [first] = sessionsOf(pattern)
  const later = { ...trainer, at: startOfDate(first?.date ?? '') + DAY / 2 }
  for (const [by, acting] of [
    ['centre', trainer],
    ['county', clerk],
    ['centre', trainer],
    ['centre', later],
    ['county', clerk]
  ] as const) {
    const other = by === 'centre' ? 'county' : 'centre'
    const trainingClass = desk.get('trainingClass', 'class-1')
    expect(nextStep(trainingClass, other)).toBeUndefined()
    const next = nextStep(trainingClass, by)
    if (!next) throw new Error(`no step from ${trainingClass.state}`)
    desk.do(next, classStep(next, 'class-1').args as { trainingClass: string }, acting)
  }
  const closed = desk.get('trainingClass', 'class-1')
  expect(closed.state).toBe('closed')
  expect([nextStep(closed, 'centre'), nextStep(closed, 'county'), stopsOf(closed)]).toEqual([undefined, undefined, []])
})

it('stops a class where the reducers allow it', () => {
  for (const trainingClass of ['class-d', 'class-s', 'class-p', 'class-1', 'class-u', 'class-z']) {
    const desk = furnishedDesk()
    for (const stop of ['class.suspend', 'class.cancel'] as const) {
      const outcome = desk.try(stop, { trainingClass, reason: '示例原因' }, trainer)
      const isOffered = stopsOf(desk.get('trainingClass', trainingClass)).includes(stop)
      const isFull = outcome.lane === 'rejected' && outcome.rejection.code === 'class.has-seats-taken'
      expect(isOffered, `${stop} ${trainingClass}`).toBe(outcome.lane === 'accepted' || isFull)
    }
  }
})

import { describe, expect, it } from 'vitest'
import type { TrainingClass } from '../../../../domain/training/class.ts'
import {
  likelyClass,
  likelySession,
  offeredSessions,
  verifyChoice
} from '../../../../src-renderer/screens/verify/verify-choice.ts'
import { sessionArgs, TestDesk, trainer, withClass } from '../../../doubles/test-desk.ts'

const DAY = '2026-03-02'

function classWithDays(): TrainingClass {
  const desk = new TestDesk()
  withClass(desk)
  desk.do('session.schedule', sessionArgs('class-1', 's2', DAY, '14:00', '17:00'), trainer)
  desk.do('session.schedule', sessionArgs('class-1', 's3', '2026-03-03'), trainer)
  return desk.get('trainingClass', 'class-1')
}

describe('the session somebody most likely means', () => {
  it('is the first of today that is not over, else the last', () => {
    const trainingClass = classWithDays()
    expect(likelySession(trainingClass, DAY, '07:30')).toBe('s1')
    expect(likelySession(trainingClass, DAY, '12:01')).toBe('s2')
    expect(likelySession(trainingClass, DAY, '21:00')).toBe('s2')
  })

  it('is none on another day or before the class runs', () => {
    const trainingClass = classWithDays()
    expect(likelySession(trainingClass, '2026-03-09', '09:00')).toBe('')
    expect(likelySession({ ...trainingClass, state: 'approved' }, DAY, '09:00')).toBe('')
  })

  it('stands first among those offered', () => {
    expect(offeredSessions(classWithDays(), '2026-03-03').map(({ id }) => id)).toEqual(['s3', 's1', 's2'])
  })
})

describe('the class somebody most likely means', () => {
  const one = classWithDays()
  const past = { ...one, id: 'class-past', sessions: [] }

  it('is the one that meets today, or the only one', () => {
    expect(likelyClass([past, one], DAY)?.id).toBe('class-1')
    expect(likelyClass([past], DAY)?.id).toBe('class-past')
  })

  it('is left to the clerk where there are several', () => {
    expect(likelyClass([one, { ...one, id: 'class-9' }], DAY)).toBeUndefined()
    expect(likelyClass([past, { ...past, id: 'class-8' }], DAY)).toBeUndefined()
  })
})

it('remembers a choice, and takes anything else for none', () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text)
  }
  const choice = { trainingClass: 'class-1', session: 's1', date: DAY }
  expect(verifyChoice(store).read()).toBeUndefined()
  verifyChoice(store).write(choice)
  expect(verifyChoice(store).read()).toEqual(choice)
  for (const key of kept.keys()) kept.set(key, '{"trainingClass":7}')
  expect(verifyChoice(store).read()).toBeUndefined()
})

import { expect, test } from 'vitest'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { classArgs, gist, rival, sessionArgs, TestDesk, trainer } from '../../doubles/test-desk.ts'

test('[T1] a centre drafts a class once, at one of its sites in the site’s county', () => {
  const desk = new TestDesk()
  const draft = (changes: object) =>
    gist(desk.try('class.draft', { ...classArgs('class-1', 'centre-a'), ...changes }, trainer))
  expect(draft({ site: 'centre-b-site' })).toBe('rejected author.outside-place T1')
  expect(draft({ county: '140122' })).toBe('rejected author.outside-place T1')
  expect(draft({ centre: 'centre-b' })).toBe('rejected class.not-yours T1')
  expect(draft({ to: '2026-02-28' })).toBe('rejected entry.malformed T1')
  expect(draft({ to: '2026-03-01' })).toBe('accepted')
  desk.do('class.draft', classArgs('class-1', 'centre-a'), trainer)
  expect(draft({})).toBe('rejected class.exists T1')
  expect(desk.get('trainingClass', 'class-1')).toMatchObject({ state: 'draft', seatsTaken: 0, sessions: [] })
})

test('[T1] within its licence and the policy’s size', () => {
  const desk = new TestDesk()
  const draft = (changes: object) =>
    gist(desk.try('class.draft', { ...classArgs('class-1', 'centre-a'), ...changes }, trainer))
  expect(draft({ level: '1' })).toBe('rejected organisation.not-licensed-for D4')
  expect(draft({ capacity: 51 })).toBe('rejected class.too-large P10')
})

test('[T2] a class is submitted once, with at least one session', () => {
  const desk = new TestDesk()
  desk.do('class.draft', classArgs('class-1', 'centre-a'), trainer)
  const submit = (acting = trainer as object, trainingClass = 'class-1') =>
    gist(desk.try('class.submit', { trainingClass }, acting))
  expect(submit()).toBe('rejected class.has-no-session T2')
  desk.do('session.schedule', sessionArgs('class-1'), trainer)
  expect(submit(rival)).toBe('rejected class.not-yours T2')
  expect(submit(trainer, 'nobody')).toBe('rejected class.unknown T2')
  desk.do('class.submit', { trainingClass: 'class-1' }, trainer)
  expect(submit()).toBe('rejected class.wrong-state T2')
  expect(desk.get('trainingClass', 'class-1')).toMatchObject({ state: 'submitted', submittedBy: 'trainer' })
})

test('[T3] the county of the site approves a submitted class', () => {
  const desk = furnishedDesk()
  const approve = (trainingClass: string, acting = {}) => gist(desk.try('class.approve', { trainingClass }, acting))
  expect(approve('class-s', { operator: 'stranger' })).toBe('rejected author.outside-place A5')
  expect(approve('class-d')).toBe('rejected class.wrong-state T3')
  expect(approve('nobody')).toBe('rejected class.unknown T3')
  desk.do('class.approve', { trainingClass: 'class-s' })
  expect(approve('class-s')).toBe('rejected class.wrong-state T3')
})

test('[T4] the centre starts an approved class', () => {
  const desk = furnishedDesk()
  const start = (trainingClass: string, acting: object = trainer) =>
    gist(desk.try('class.start', { trainingClass }, acting))
  expect(start('class-p', rival)).toBe('rejected class.not-yours T4')
  expect(start('class-s')).toBe('rejected class.wrong-state T4')
  expect(start('class-1')).toBe('rejected class.wrong-state T4')
  expect(start('nobody')).toBe('rejected class.unknown T4')
  expect(start('class-p')).toBe('accepted')
})

test('[T5] a session lies within the class’s dates and overlaps no other of it', () => {
  const desk = furnishedDesk()
  const plan = (id: string, date: string, from: string, to: string, acting: object = trainer) =>
    gist(desk.try('session.schedule', sessionArgs('class-1', id, date, from, to), acting))
  expect(plan('s2', '2026-02-28', '08:00', '12:00')).toBe('rejected session.other-day T5')
  expect(plan('s2', '2026-04-01', '08:00', '12:00')).toBe('rejected session.other-day T5')
  expect(plan('s2', '2026-03-31', '12:00', '12:00')).toBe('rejected session.other-day T5')
  expect(plan('s2', '2026-03-02', '11:59', '13:00')).toBe('rejected session.exists T5')
  expect(plan('s2', '2026-03-02', '09:00', '10:00')).toBe('rejected session.exists T5')
  expect(plan('s1', '2026-03-03', '08:00', '12:00')).toBe('rejected session.exists T5')
  expect(plan('s2', '2026-03-02', '12:00', '13:00')).toBe('accepted')
  expect(plan('s2', '2026-03-03', '08:00', '12:00', rival)).toBe('rejected class.not-yours T5')
  expect(gist(desk.try('session.schedule', sessionArgs('nobody'), trainer))).toBe('rejected class.unknown T5')
})

test('[T5] sessions stand in order of time', () => {
  const desk = furnishedDesk()
  desk.do('session.schedule', sessionArgs('class-1', 's2', '2026-03-02', '06:00', '07:00'), trainer)
  desk.do('session.schedule', sessionArgs('class-1', 's3', '2026-03-01'), trainer)
  expect(desk.get('trainingClass', 'class-1').sessions.map(({ id }) => id)).toEqual(['s3', 's2', 's1'])
})

test('[T5] a class that is over takes none, and no class more than 200', () => {
  const desk = furnishedDesk()
  desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), state: 'finished' })
  expect(gist(desk.try('session.schedule', sessionArgs('class-1', 's2', '2026-03-03'), trainer))).toBe(
    'rejected class.wrong-state T5'
  )
  const { session } = sessionArgs('class-2')
  const sessions = Array.from({ length: 200 }, (_, i) => ({ ...session, id: `s${i}` }))
  desk.put('trainingClass', { ...desk.get('trainingClass', 'class-2'), sessions })
  expect(gist(desk.try('session.schedule', sessionArgs('class-2', 'more', '2026-03-03'), rival))).toBe(
    'rejected entry.malformed T5'
  )
})

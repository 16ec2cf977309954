import { expect, test } from 'vitest'
import { verbOf } from '../../../domain/reducer.ts'
import { DIGEST, furnishedDesk } from '../../doubles/furnished-desk.ts'
import {
  applyArgs,
  classArgs,
  enrolmentId,
  gist,
  personId,
  registerArgs,
  rival,
  sessionArgs,
  TEACHER,
  TestDesk,
  teacherArgs,
  trainer
} from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const sealed = [DIGEST]
const teacher = personId(TEACHER)

test('[W10] a centre registers who teaches there, in a county where it has a site', () => {
  const desk = new TestDesk()
  const register = (changes: object, acting: object = { ...trainer, sealed }) =>
    gist(desk.try('teacher.register', { ...teacherArgs(TEACHER), ...changes }, acting))
  expect(register({}, { ...rival, sealed })).toBe('rejected author.outside-place W10')
  expect(register({ county: '140122' })).toBe('rejected author.outside-place W10')
  expect(register({}, trainer)).toBe('rejected entry.malformed W1')
  desk.do('teacher.register', teacherArgs(TEACHER), { ...trainer, sealed })
  expect(desk.get('person', teacher)).toMatchObject({ centres: ['centre-a'], teachesAt: ['centre-a'] })
})

test('[W10] somebody who is known already gains the centre and keeps every field', () => {
  const desk = new TestDesk()
  desk.do('person.register', registerArgs(TEACHER), { sealed: ['1'.repeat(64)] })
  const before = desk.get('person', teacher)
  desk.do('teacher.register', teacherArgs(TEACHER), { ...trainer, sealed })
  desk.do('teacher.register', teacherArgs(TEACHER, 'centre-b'), { ...rival, sealed })
  const centres = ['centre-a', 'centre-b']
  expect(desk.get('person', teacher)).toEqual({ ...before, centres, teachesAt: centres })
  desk.put('person', { ...before, mergedInto: personId(1) })
  expect(gist(desk.try('teacher.register', teacherArgs(TEACHER), { ...trainer, sealed }))).toBe(
    'rejected person.merged W5'
  )
})

test('[E12] a centre does not lose sight of a worker who teaches there', () => {
  const desk = furnishedDesk()
  desk.do('enrolment.apply', applyArgs(TEACHER))
  const args = { enrolment: enrolmentId(TEACHER), person: teacher, trainingClass: 'class-1', voucher: '' }
  desk.do('enrolment.accept', args)
  desk.do('enrolment.withdraw', { ...args, reason: '示例原因' })
  expect(desk.get('person', teacher)).toMatchObject({ centres: ['centre-a'], openEnrolments: [] })
})

test('[W9] the record kept teaches where the merged one did', () => {
  const desk = furnishedDesk()
  desk.do('person.register', { ...registerArgs(80), sex: 'female', birth: '1980-05-01' }, { sealed })
  desk.do('person.merge', { kept: personId(80), merged: teacher }, { operator: 'reviewer' })
  expect(desk.get('person', personId(80))).toMatchObject({ teachesAt: ['centre-a'], centres: ['centre-a'] })
})

test('[T11] a class names teachers of its centre', () => {
  const desk = furnishedDesk()
  const draft = (teachers: readonly string[]) =>
    desk.try('class.draft', { ...classArgs('class-n', 'centre-a'), teachers: [...teachers] }, trainer)
  expect(gist(draft([teacher]))).toBe('accepted')
  expect(gist(draft([personId(1)]))).toBe('rejected class.no-such-teacher T11')
  expect(gist(draft([personId(999)]))).toBe('rejected class.no-such-teacher T11')
  desk.sight = 'unknown'
  expect(draft([personId(999)])).toMatchObject({ lane: 'accepted', unchecked: ['T11'] })
})

test('[T11] a session is taught by a teacher of the class', () => {
  const desk = furnishedDesk()
  desk.do('class.draft', { ...classArgs('class-n', 'centre-a'), teachers: [teacher] }, trainer)
  const { session } = sessionArgs('class-n')
  const plan = (id: string, trainingClass: string) =>
    gist(
      desk.try('session.schedule', { trainingClass, session: { ...session, id, date: '2026-03-09', teacher } }, trainer)
    )
  expect(plan('s9', 'class-1')).toBe('rejected class.no-such-teacher T11')
  expect(plan('s9', 'class-n')).toBe('accepted')
})

test('[T12] the centre says who teaches a session that is not past; the teacher joins the class', () => {
  const desk = furnishedDesk()
  const assign = (changes: object = {}, acting: object = trainer) =>
    gist(desk.try('session.assign', { trainingClass: 'class-1', session: 's1', teacher, ...changes }, acting))
  expect(assign({}, rival)).toBe('rejected class.not-yours T12')
  expect(assign({ trainingClass: 'nobody' })).toBe('rejected class.unknown T12')
  expect(assign({ session: 'none' })).toBe('rejected session.unknown T12')
  expect(assign({ teacher: personId(1) })).toBe('rejected class.no-such-teacher T11')
  expect(assign({}, { ...trainer, at: START + DAY })).toBe('rejected session.other-day T12')
  desk.do('session.assign', { trainingClass: 'class-1', session: 's1', teacher }, trainer)
  const { teachers, sessions } = desk.get('trainingClass', 'class-1')
  expect(teachers).toEqual([teacher])
  expect(sessions.map(session => session.teacher)).toEqual([teacher])
  desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), state: 'closed' })
  expect(assign()).toBe('rejected class.wrong-state T12')
})

test.each([
  ['class.draft', classArgs('class-n', 'centre-a')],
  ['session.schedule', sessionArgs('class-1', 's9', '2026-03-09')]
] as const)('[J9] a %s from before teachers were named is read as one that names none', (kind, args) => {
  const verb = verbOf(kind)
  expect(verb?.version).toBe(2)
  expect(verb?.args.parse(verb.upcasts?.[1]?.(args))).toEqual(args)
})

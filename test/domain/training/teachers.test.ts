import { expect, test } from 'vitest'
import { verbOf } from '../../../domain/reducer.ts'
import { teachersOn } from '../../../domain/training/class-teachers.ts'
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

/** A class of two sessions whose teacher is replaced, for both of them or from the second day on. */
function replacedTeacher(sessionsTaken: readonly string[]): { readonly desk: TestDesk; readonly another: string } {
  const desk = furnishedDesk()
  const another = personId(TEACHER + 1)
  desk.do('teacher.register', teacherArgs(TEACHER + 1), { ...trainer, sealed })
  desk.do('session.schedule', sessionArgs('class-1', 's9', '2026-03-03'), trainer)
  const assign = (session: string, person: string) =>
    desk.do('session.assign', { trainingClass: 'class-1', session, teacher: person }, trainer)
  for (const session of ['s1', 's9']) assign(session, teacher)
  for (const session of sessionsTaken) assign(session, another)
  return { desk, another }
}

test('[T12] a teacher whose last session is taken over leaves the class, one with a session left stays', () => {
  const all = replacedTeacher(['s1', 's9'])
  expect(all.desk.get('trainingClass', 'class-1').teachers).toEqual([all.another])
  const some = replacedTeacher(['s9'])
  expect(some.desk.get('trainingClass', 'class-1').teachers).toEqual([teacher, some.another])
})

test('[T14] a replaced teacher is told apart once the sessions held are past; these keep who taught them', () => {
  const { desk, another } = replacedTeacher(['s9'])
  const one = desk.get('trainingClass', 'class-1')
  expect(teachersOn(one, '2026-03-02')).toEqual({ teaching: [teacher, another], taught: [] })
  expect(teachersOn(one, '2026-03-03')).toEqual({ teaching: [another], taught: [teacher] })
  expect(teachersOn(one, '2026-03-04')).toEqual({ teaching: [], taught: [teacher, another] })
  expect(one.sessions.map(session => session.teacher)).toEqual([teacher, another])
})

test('[T14] somebody named for the class and no session of it teaches it', () => {
  const { sessions } = furnishedDesk().get('trainingClass', 'class-1')
  expect(teachersOn({ teachers: [teacher], sessions }, '2026-03-09')).toEqual({ teaching: [teacher], taught: [] })
  expect(teachersOn({ sessions }, '2026-03-09')).toEqual({ teaching: [], taught: [] })
})

test.each([
  ['class.draft', classArgs('class-n', 'centre-a')],
  ['session.schedule', sessionArgs('class-1', 's9', '2026-03-09')]
] as const)('[J9] a %s from before teachers were named is read as one that names none', (kind, args) => {
  const verb = verbOf(kind)
  expect(verb?.version).toBe(2)
  expect(verb?.args.parse(verb.upcasts?.[1]?.(args))).toEqual(args)
})

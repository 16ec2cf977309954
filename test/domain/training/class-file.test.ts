import { expect, test } from 'vitest'
import type { Enrolment } from '../../../domain/enrolment/enrolment.ts'
import { type ClassFileFacts, classFile, type FilePart } from '../../../domain/training/class-file.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { enrolmentId } from '../../doubles/test-desk.ts'

const desk = furnishedDesk()
const line = [...desk.documents.values()].flatMap(one => ('lines' in one ? one.lines : []))[0]
const trainingClass = desk.get('trainingClass', 'class-1')
const enrolment = desk.get('enrolment', enrolmentId(3))
const bare: ClassFileFacts = { trainingClass, enrolments: [], attendances: [], certificates: [], claims: [] }

const of = (facts: Partial<ClassFileFacts>, part: FilePart) => {
  const found = classFile({ ...bare, ...facts }).find(one => one.part === part)
  return `${found?.standing} ${found?.have}/${found?.of}`
}
const withState = (state: (typeof trainingClass)['state']) => ({ trainingClass: { ...trainingClass, state } })
const place = (state: Enrolment['state'], online = 0): Enrolment => ({
  ...enrolment,
  state,
  hours: { ...enrolment.hours, onlineTheory: online }
})

test('[T13] application and approval are there once the class was submitted and approved', () => {
  expect(of(withState('draft'), 'application')).toBe('missing 0/1')
  expect(of(withState('submitted'), 'application')).toBe('there 1/1')
  expect(of(withState('submitted'), 'approval')).toBe('missing 0/1')
  expect(of(withState('running'), 'approval')).toBe('there 1/1')
})

test('[T13] every session has a teacher, and a sign-in where it is on site', () => {
  const [session] = trainingClass.sessions
  if (!session) throw new Error('a session')
  const online = { ...session, id: 's2', mode: 'online' as const, teacher: enrolment.person }
  const two = { trainingClass: { ...trainingClass, sessions: [session, online] } }
  expect(of(two, 'teachers')).toBe('missing 1/2')
  expect(of(two, 'signIns')).toBe('missing 0/1')
  expect(of({ ...two, attendances: [{ session: 's1', state: 'void' }] }, 'signIns')).toBe('missing 0/1')
  expect(of({ ...two, attendances: [{ session: 's1', state: 'present' }] }, 'signIns')).toBe('there 1/1')
  expect(of({ ...two, enrolments: [place('training'), place('training', 4)] }, 'onlineHours')).toBe('missing 1/2')
  expect(of({}, 'onlineHours')).toBe('not-needed 0/0')
  expect(of({ trainingClass: { ...trainingClass, sessions: [] } }, 'timetable')).toBe('missing 0/1')
})

test('[T13] everybody has a result, who completed a certificate, and a certificate its line of a claim', () => {
  const enrolments = [place('completed'), place('failed'), place('training')]
  expect(of({ enrolments }, 'roster')).toBe('there 1/1')
  expect(of({ enrolments: [place('accepted')] }, 'roster')).toBe('missing 0/1')
  expect(of({ enrolments }, 'results')).toBe('missing 2/3')
  expect(of({ enrolments, certificates: [{ state: 'entered' }] }, 'certificates')).toBe('missing 0/1')
  const certificates = [{ state: 'confirmed' as const }]
  expect(of({ enrolments, certificates }, 'certificates')).toBe('there 1/1')
  const claim = (state: 'draft' | 'submitted') => ({ state, lines: line ? [line] : [] })
  expect(of({ certificates, claims: [claim('draft')] }, 'claim')).toBe('missing 0/1')
  expect(of({ certificates, claims: [claim('submitted')] }, 'claim')).toBe('there 1/1')
  const struck = {
    state: 'submitted' as const,
    lines: line ? [{ ...line, struck: 'certificate-revoked' as const }] : []
  }
  expect(of({ certificates, claims: [struck] }, 'claim')).toBe('missing 0/1')
})

test('[T13] of a class that is over and that nobody completed neither certificate nor claim is asked for', () => {
  expect(of({ enrolments: [place('failed')] }, 'certificates')).toBe('missing 0/1')
  expect(of({ ...withState('finished'), enrolments: [place('failed')] }, 'certificates')).toBe('not-needed 0/0')
  expect(of(withState('closed'), 'claim')).toBe('not-needed 0/0')
})

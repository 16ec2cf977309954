import { expect, test } from 'vitest'
import { dateOfInstant } from '../../../../domain/time/business-date.ts'
import { classFile } from '../../../../domain/training/class-file.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import {
  applicationList,
  certificatesList,
  indexList,
  onlineHoursList,
  resultsList,
  rosterList,
  signInList,
  timetableList
} from '../../../../src-renderer/screens/classes/class-lists.ts'
import { classTable } from '../../../../src-renderer/screens/classes/class-papers.tsx'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { enrolmentId, personId, TEACHER, trainer } from '../../../doubles/test-desk.ts'
import { START } from '../../../doubles/test-province.ts'

startTexts('zh')
const desk = furnishedDesk()
const teacher = personId(TEACHER)
desk.do('session.assign', { trainingClass: 'class-1', session: 's1', teacher }, trainer)
const one = desk.get('trainingClass', 'class-1')
const today = dateOfInstant(START)
const names = { centre: '示例机构', site: '主校区', teacher: (id: string) => (id === teacher ? '示例教师' : '') }
const [signedIn, bound] = [3, 2].map(n => ({
  enrolment: desk.get('enrolment', enrolmentId(n)),
  person: { name: `样例${n}`, masked: '001122********1234' },
  voucher: desk.get('voucher', `v-${n}`),
  provisional: false,
  certificate: undefined,
  revoked: undefined
}))
if (!signedIn || !bound) throw new Error('two trainees')
const rows = [signedIn, bound]
const session = one.sessions[0]
if (!session) throw new Error('a session')
const attendances = [...desk.documents.values()].flatMap(found => ('signInAt' in found ? [found] : []))
const standing = classFile({ trainingClass: one, enrolments: [], attendances, certificates: [], claims: [] })

test.each([
  ['application', applicationList(one, names, today), 10],
  ['timetable', timetableList(one, names), 1],
  ['roster', rosterList(one, rows), 2],
  ['sign-ins', signInList(one, session, rows, attendances), 2],
  ['online hours', onlineHoursList(one, rows), 2],
  ['results', resultsList(one, rows), 2],
  ['certificates', certificatesList(one, rows), 0],
  ['index', indexList(one, standing), standing.length]
])('the list of %s fills every column, and as a table is text with a number before each row', (_name, list, count) => {
  expect(list.rows).toHaveLength(count)
  for (const row of list.rows) expect(row).toHaveLength(list.columns.length)
  const table = classTable(list)
  expect(table.columns).toHaveLength(list.columns.length + 1)
  expect(table.rows.map(([first]) => first)).toEqual(list.rows.map((_, place) => `${place + 1}`))
})

test('the teacher stands in the application and beside the session', () => {
  expect(applicationList(one, names, today).rows.flat()).toContain('示例教师')
  expect(timetableList(one, names).rows[0]?.at(-1)).toBe('示例教师')
})

test('[T14] a replaced teacher stands beside the session held and is told apart in the application', () => {
  const next = { ...session, id: 's2', date: '2026-03-03', teacher: 'next' }
  const replaced = { ...one, teachers: [teacher, 'next'], sessions: [session, next] }
  const both = { ...names, teacher: (id: string) => (id === 'next' ? '接任教师' : names.teacher(id)) }
  expect(applicationList(replaced, both, '2026-03-03').rows).toContainEqual(['任课教师', '接任教师；曾任课：示例教师'])
  expect(applicationList(replaced, both, '2026-03-04').rows).toContainEqual(['任课教师', '曾任课：示例教师、接任教师'])
  expect(timetableList(replaced, both).rows.map(row => row.at(-1))).toEqual(['示例教师', '接任教师'])
})

test('the roster says how much of the planned hours everybody attended', () => {
  const list = rosterList(one, rows)
  const at = list.columns.findIndex(({ title }) => title === '出勤率')
  expect(list.rows.map(row => row[at])).toEqual(['100%', '0%'])
})

test('on the sign-in sheet only who signed in to the session has a time', () => {
  const times = signInList(one, session, rows, attendances).rows.map(([, , time]) => time)
  expect(times[0]).toMatch(/^\d\d:\d\d$/)
  expect(times[1]).toBe('')
  expect(signInList(one, { ...session, id: 's2' }, rows, attendances).rows[0]?.[2]).toBe('')
})

import { expect, it } from 'vitest'
import { attendanceId } from '../../../domain/attendance/attendance.ts'
import type { Rules } from '../../../domain/policy/policy.ts'
import { decisionsIn, differencesOf, holderBefore, type Past } from '../../../domain/policy/preview.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { claimId, LOOP_CLASS, stage } from '../../doubles/loop-desk.ts'
import { enrolmentId, gist, issueArgs, personId } from '../../doubles/test-desk.ts'
import { DAY, START, sampleRules } from '../../doubles/test-province.ts'

const desk = furnishedDesk()
const training = (change: Partial<Rules['training']>): Rules => ({
  ...sampleRules,
  training: { ...sampleRules.training, ...change }
})
const subsidy = (change: Partial<Rules['subsidy']>): Rules => ({
  ...sampleRules,
  subsidy: { ...sampleRules.subsidy, ...change }
})
/** What about, and the decision before and after: a code, an amount or a word. */
const said = (past: Past, after: Rules) =>
  differencesOf(past, sampleRules, after).map(({ about, before, after: now }) =>
    [about, ...[before, now].map(one => (one.kind === 'refused' ? one.rejection.code : JSON.stringify(one)))].join(' ')
  )
const allowed = '{"kind":"allowed"}'

const issued = (n: number): Past => {
  const voucher = desk.get('voucher', `v-${n}`)
  const holder = holderBefore(desk.get('person', personId(n)), voucher, new Map())
  return { of: 'voucher', voucher, holder, plan: desk.get('plan', voucher.plan) }
}
const claim = (n: number): Past => ({
  of: 'claim',
  claim: desk.get('claim', claimId(n)),
  dates: { endedOn: '2026-03-02', issuedOn: ['2026-03-02'] }
})

it('[P18] a voucher that was given is asked about as if it were given now', () => {
  expect(said(issued(1), sampleRules)).toEqual([])
  expect(said(issued(1), { ...sampleRules, age: { min: 60, maxMale: 99, maxFemale: 99 } })).toEqual([
    `issue ${allowed} rule.age`
  ])
  const { category } = desk.get('person', personId(1))
  expect(said(issued(1), { ...sampleRules, excludedCategories: [category] })).toEqual([
    `issue ${allowed} rule.category`
  ])
})

it('[P18] the holder of a voucher is the one of before it: later vouchers are gone, later ends undone', () => {
  const person = desk.get('person', personId(1))
  const skill = { occupation: 'A-1', level: '5' } as const
  const on = (days: number) => START + days * DAY
  const held = {
    ...person,
    liveVouchers: [{ voucher: 'now', ...skill, on: '2026-03-12' }],
    history: [
      { voucher: 'old', ...skill, on: '2026-03-04', outcome: 'certified' as const },
      { voucher: 'late', ...skill, on: '2026-03-20', outcome: 'void' as const },
      { voucher: 'after', ...skill, on: '2026-03-21', outcome: 'void' as const }
    ]
  }
  const times = new Map([
    ['old', on(0)],
    ['late', on(5)],
    ['now', on(10)],
    ['after', on(15)]
  ])
  const before = holderBefore(held, { id: 'now', issuedAt: on(10) }, times)
  expect(before.history.map(({ voucher }) => voucher)).toEqual(['old'])
  expect(before.liveVouchers).toEqual([{ voucher: 'late', ...skill, on: '2026-03-07' }])
  expect(holderBefore(held, { id: 'now', issuedAt: on(10) }, new Map()).liveVouchers).toEqual([])
})

it('[P18] what the preview says of an issue is what the reducer says under the changed rules', () => {
  const fresh = furnishedDesk()
  for (const change of [{ liveVouchersMax: 2, sameSkillOnce: false }, {}, { sameSkillOnce: false }]) {
    fresh.rules = { ...sampleRules, ...change }
    const outcome = gist(fresh.try('voucher.issue', issueArgs(1, 9)))
    const voucher = { ...desk.get('voucher', 'v-1'), id: 'v-9' }
    const past: Past = {
      of: 'voucher',
      voucher,
      holder: fresh.get('person', personId(1)),
      plan: desk.get('plan', voucher.plan)
    }
    const open = { ...sampleRules, liveVouchersMax: 9, sameSkillOnce: false }
    const refused = differencesOf(past, open, fresh.rules)[0]?.after
    expect(refused?.kind === 'refused' ? refused.rejection.code : 'accepted').toBe(
      outcome.replace(/^rejected /, '').replace(/ P\d+$/, '')
    )
  }
})

it('[P18] classes, identity methods and completions', () => {
  const trainingClass = desk.get('trainingClass', LOOP_CLASS)
  const planned: Past = { of: 'trainingClass', trainingClass }
  expect(said(planned, { ...sampleRules, classSizeMax: 29 })).toEqual([`class ${allowed} class.too-large`])
  expect(said(planned, training({ hoursMin: [{ level: '5', hours: 100 }] }))).toEqual([`class ${allowed} rule.hours`])
  expect(said(planned, training({ submitWorkingDaysBefore: 60 }))).toEqual([])

  const enrolment = desk.get('enrolment', enrolmentId(stage.completed))
  const done: Past = { of: 'enrolment', enrolment, trainingClass }
  expect(decisionsIn(done, sampleRules)).toEqual(['binding', 'completion'])
  expect(said(done, training({ passScore: 81 }))).toEqual([`completion ${allowed} rule.pass-score`])
  expect(said(done, { ...sampleRules, bindMethods: ['typed'] })).toEqual([`binding ${allowed} rule.identity-method`])

  const attendance = desk.get('attendance', attendanceId(LOOP_CLASS, 's1', personId(stage.completed)))
  expect(
    said({ of: 'attendance', attendance, skill: trainingClass }, { ...sampleRules, redeemMethods: ['typed'] })
  ).toEqual([`redeeming ${allowed} rule.identity-method`])
})

it('[P18] a claim: amounts to the fen, its way through the levels, its notice and whether it is in time', () => {
  const n = stage.noticed
  expect(said(claim(n), sampleRules)).toEqual([])
  expect(said(claim(n), subsidy({ rates: [{ occupation: '', level: '5', amountFen: 99 }] }))).toEqual([
    'amount {"kind":"amount","fen":100} {"kind":"amount","fen":99}'
  ])
  expect(said(claim(n), subsidy({ rates: [] }))).toEqual(['amount {"kind":"amount","fen":100} rule.no-standard'])
  expect(said(claim(n), subsidy({ cityReviewFromFen: 100, provinceSampleOneIn: 1 }))).toEqual([
    'route {"kind":"route","city":false,"province":false} {"kind":"route","city":true,"province":true}'
  ])
  expect(said(claim(n), subsidy({ noticeWorkingDays: 6 }))).toEqual([
    'notice {"kind":"notice","until":"2026-03-09"} {"kind":"notice","until":"2026-03-10"}'
  ])
  const late: Past = { ...claim(n), of: 'claim', dates: { endedOn: '2026-02-20', issuedOn: [] } } as Past
  expect(said(late, subsidy({ claimDaysAfterEnd: 9 }))).toEqual([`claim-time ${allowed} rule.claim-late`])
})

it('[P18] where class and certificates are out of sight, the time of a claim is not asked about', () => {
  const seen = claim(stage.noticed)
  expect(decisionsIn({ ...seen, dates: null } as Past, sampleRules)).toEqual(
    decisionsIn(seen, sampleRules).filter(about => about !== 'claim-time')
  )
})

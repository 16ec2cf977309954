import { expect, test } from 'vitest'
import type { Category, Level } from '../../../domain/fields.ts'
import type { Person } from '../../../domain/person/person.ts'
import { refusalsOfIssue } from '../../../domain/policy/issue-rules.ts'
import type { Rules } from '../../../domain/policy/policy.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { gist, issueArgs, personId } from '../../doubles/test-desk.ts'
import { SKILL, sampleRules } from '../../doubles/test-province.ts'

const held = (voucher: string, level: Level = '5', on = '2026-01-05') => ({ voucher, ...SKILL, level, on })
const past = (voucher: string, outcome: 'certified' | 'lapsed' | 'void', level: Level = '5', on = '2026-01-05') => ({
  ...held(voucher, level, on),
  outcome
})

interface Changes {
  readonly person?: Partial<Person>
  readonly rules?: Partial<Rules>
  readonly level?: Level
  readonly categories?: Category[]
  readonly today?: string
}

/** The rules that stand against giving the fifth worker a voucher, changed as the test says. */
function against({ person, rules, level = '5', categories = [], today = '2026-03-02' }: Changes): string[] {
  const worker = furnishedDesk().get('person', personId(5))
  return refusalsOfIssue({
    rules: { ...sampleRules, ...rules },
    person: { ...worker, ...person },
    skill: { ...SKILL, level },
    plan: { categories },
    today
  }).map(({ code, rule }) => `${code} ${rule}`)
}

test('[P2, P3, P4, P5, P6, P7] nothing stands against an ordinary worker', () => {
  expect(against({})).toEqual([])
})

test('[P2] live vouchers are at most the policy’s number', () => {
  const person = { liveVouchers: [held('a', '4')] }
  expect(against({ person })).toEqual(['rule.live-vouchers P2'])
  expect(against({ person, rules: { liveVouchersMax: 2 } })).toEqual([])
})

test('[P3] vouchers of one calendar year are at most the policy’s number; void ones do not count', () => {
  const history = [past('a', 'lapsed', '4'), past('b', 'lapsed', '4'), past('c', 'lapsed', '4')]
  expect(against({ person: { history } })).toEqual(['rule.vouchers-a-year P3'])
  expect(against({ person: { history: [...history.slice(1), past('d', 'void')] } })).toEqual([])
  expect(against({ person: { history }, today: '2027-01-01' })).toEqual([])
  expect(against({ person: { history }, rules: { vouchersPerYearMax: 4 } })).toEqual([])
})

test('[P4] the same occupation and level is given once while live or certified', () => {
  const rules = { liveVouchersMax: 5 }
  expect(against({ rules, person: { liveVouchers: [held('a')] } })).toEqual(['rule.same-occupation-level P4'])
  expect(against({ rules, person: { history: [past('a', 'certified')] } })).toEqual(['rule.same-occupation-level P4'])
  expect(against({ rules, person: { history: [past('a', 'lapsed')] } })).toEqual([])
  expect(against({ rules: { ...rules, sameSkillOnce: false }, person: { liveVouchers: [held('a')] } })).toEqual([])
})

test('[P5] no level below a certified one of the occupation; levels off the ladder are apart', () => {
  const person = { history: [past('a', 'certified', '3')] }
  expect(against({ person })).toEqual(['rule.lower-level P5'])
  expect(against({ person, level: '2' })).toEqual([])
  expect(against({ person, level: 'specific' })).toEqual([])
  expect(against({ person: { history: [past('a', 'lapsed', '3')] } })).toEqual([])
  expect(against({ person, rules: { noLowerLevel: false } })).toEqual([])
})

test('[P6] the age lies within the bounds on the day, with bounds of its own for each sex', () => {
  expect(against({ person: { birth: '2010-03-03' } })).toEqual(['rule.age P6'])
  expect(against({ person: { birth: '2010-03-02' } })).toEqual([])
  expect(against({ person: { birth: '1965-03-03' } })).toEqual([])
  expect(against({ person: { birth: '1965-03-02' } })).toEqual(['rule.age P6'])
  expect(against({ person: { birth: '1966-03-02', sex: 'female' } })).toEqual(['rule.age P6'])
})

test('[P7] the category is not excluded and is one that the line is for', () => {
  expect(against({ rules: { excludedCategories: ['rural-transfer'] } })).toEqual(['rule.category P7'])
  expect(against({ categories: ['graduate'] })).toEqual(['rule.category P7'])
  expect(against({ categories: ['graduate', 'rural-transfer'] })).toEqual([])
})

test('[P2, P4] issuing asks these rules', () => {
  const desk = furnishedDesk()
  expect(gist(desk.try('voucher.issue', issueArgs(1, 6)))).toBe('rejected rule.live-vouchers P2')
  desk.rules = { ...sampleRules, liveVouchersMax: 2 }
  expect(gist(desk.try('voucher.issue', issueArgs(1, 6)))).toBe('rejected rule.same-occupation-level P4')
  desk.rules = { ...sampleRules, liveVouchersMax: 2, sameSkillOnce: false }
  expect(gist(desk.try('voucher.issue', issueArgs(1, 6)))).toBe('accepted')
})

import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../../domain/policy/policy.ts'
import { startTexts } from '../../../../src-renderer/locale/i18n.ts'
import {
  faultsOf,
  formFrom,
  hasSoundRules,
  termsOf,
  withDays,
  withNumber,
  withoutTyped
} from '../../../../src-renderer/screens/policy/policy-form.ts'
import { ruleChanges, ruleFacts } from '../../../../src-renderer/screens/policy/rule-facts.ts'
import { numberRules, switchRules } from '../../../../src-renderer/screens/policy/rule-fields.ts'
import { ruleLabel } from '../../../../src-renderer/screens/policy/rule-label.ts'
import { START, sampleRules } from '../../../doubles/test-province.ts'

const zhWords = startTexts('zh').getFixedT('zh', ['policy', 'fields'] as const)
const newest: Policy = {
  kind: 'rules',
  id: 'rules-1',
  version: 1,
  name: '示例政策',
  from: '2026-01-01',
  rules: sampleRules,
  pilotCities: [],
  sample: true,
  updatedAt: START
}
const form = { ...formFrom(newest, '2026-03-02'), name: '示例政策二' }
const rule = (path: string) => {
  const found = numberRules.find(one => one.path === path)
  if (!found) throw new Error(path)
  return found
}

describe('a version being drafted', () => {
  it('begins as the newest one, from today on, and lacks only a name', () => {
    const fresh = formFrom(newest, '2026-03-02')
    expect(fresh).toMatchObject({ rules: sampleRules, from: '2026-03-02', name: '' })
    expect(faultsOf(fresh, newest)).toEqual(new Set(['name']))
    expect(hasSoundRules(faultsOf(fresh, newest))).toBe(true)
    expect(faultsOf(form, newest)).toEqual(new Set())
    expect(formFrom({ ...newest, from: '2027-01-01' }, '2026-03-02').from).toBe('2027-01-01')
  })

  it('keeps what is no number until it is one, and names every number outside its bounds', () => {
    const { path, write } = rule('training.passScore')
    const half = withNumber(form, path, '', write)
    expect(half.rules).toBe(form.rules)
    expect(faultsOf(half, newest)).toEqual(new Set([path]))
    expect(faultsOf(withNumber(half, path, 61, write), newest)).toEqual(new Set())
    for (const { path: place, max, min, write: put } of numberRules) {
      expect(faultsOf(withNumber(form, place, max + 1, put), newest), place).toContain(place)
      if (min > 0) expect(faultsOf(withNumber(form, place, min - 1, put), newest), place).toContain(place)
    }
  })

  it('takes days as they are pasted, and says so where one is none', () => {
    const pasted = withDays(form, 'holidays', '2026-02-17\n2026-02-16，2026-02-18')
    expect(pasted.rules.movedDays.holidays).toEqual(['2026-02-16', '2026-02-17', '2026-02-18'])
    expect(faultsOf(pasted, newest)).toEqual(new Set())
    const wrong = withDays(pasted, 'holidays', '2026-02-30')
    expect(wrong.rules).toBe(pasted.rules)
    expect(faultsOf(wrong, newest)).toEqual(new Set(['movedDays.holidays']))
    expect(faultsOf(withDays(pasted, 'workdays', '2026-02-16'), newest)).toEqual(new Set(['movedDays.workdays']))
  })

  it('is not taken before the version before it, nor without a date', () => {
    for (const from of ['2025-12-31', '2026-02-30', ''])
      expect(faultsOf({ ...form, from }, newest)).toEqual(new Set(['from']))
  })

  it('forgets what was typed in rows that moved, and nothing else', () => {
    const typed = { 'subsidy.rates.0.amountFen': '', 'training.passScore': '' }
    expect(withoutTyped({ ...form, typed }, 'subsidy.rates').typed).toEqual({ 'training.passScore': '' })
    expect(termsOf({ ...form, name: ' 示例 ', typed })).not.toHaveProperty('typed')
    expect(termsOf({ ...form, name: ' 示例 ' }).name).toBe('示例')
  })
})

describe('rules in words', () => {
  it('each has a name', () => {
    for (const { path } of [...numberRules, ...switchRules])
      expect(ruleLabel(path, zhWords), path).not.toContain('rules.')
  })

  it('a comparison names what changed, money to the fen, and of lists only what came and went', () => {
    const { subsidy, movedDays } = sampleRules
    const [first, ...others] = subsidy.rates
    const after = {
      pilotCities: ['1401'],
      rules: {
        ...sampleRules,
        liveVouchersMax: 2,
        subsidy: { ...subsidy, rates: [{ ...first!, amountFen: 100_001 }, ...others.slice(1)] },
        movedDays: { ...movedDays, holidays: ['2026-10-01'] }
      }
    }
    const said = ruleChanges(newest, after, zhWords).map(({ key, before, after: now }) => [key, before, now])
    expect(said).toEqual([
      ['liveVouchersMax', '1', '2'],
      ['subsidy.rates..5', '¥1,000.00', '¥1,000.01'],
      ['subsidy.rates..4', '¥1,500.00', undefined],
      ['movedDays.holidays', '无', '2026-10-01'],
      ['pilotCities', '无', '太原市']
    ])
    expect(ruleChanges(newest, newest, zhWords)).toEqual([])
    expect(new Set(ruleFacts(newest, zhWords).map(({ key }) => key)).size).toBe(ruleFacts(newest, zhWords).length)
  })
})

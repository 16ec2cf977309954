import { describe, expect, test } from 'vitest'
import type { Organisation } from '../../../../domain/directory/organisation.ts'
import { formOf, skillsToChoose, termsOf } from '../../../../src-renderer/screens/directory/amend-form.ts'

const centre: Organisation = {
  kind: 'organisation',
  id: 'centre-a',
  type: 'centre',
  name: '示例培训中心',
  creditCode: '',
  region: '140121',
  allowed: [{ occupation: '6-18-02-04', level: '5' }],
  licence: { from: '2026-01-01', until: '2026-12-31' },
  sites: [{ id: 'site-1', name: '主教学点', county: '140121' }],
  offlineDays: null,
  state: 'active',
  sample: true,
  updatedAt: 1
}

describe('an amendment of a place', () => {
  test('[D2] says only what was changed, and nothing where nothing was', () => {
    const form = formOf(centre)
    expect(termsOf(form, centre)).toEqual({})
    expect(termsOf({ ...form, name: ' 示例技工学校 ' }, centre)).toEqual({ name: '示例技工学校' })
    expect(termsOf({ ...form, from: '', until: '' }, centre)).toEqual({ licence: null })
    expect(termsOf({ ...form, offlineDays: 14 }, centre)).toEqual({ offlineDays: 14 })
    const allowed = [...form.allowed, '6-31-01-03 4']
    expect(termsOf({ ...form, allowed }, centre)?.allowed).toEqual([
      ...centre.allowed,
      { occupation: '6-31-01-03', level: '4' }
    ])
  })

  test('is not made of half a licence, one that ends before it begins, or what the entry may not hold', () => {
    const form = formOf(centre)
    expect(termsOf({ ...form, until: '' }, centre)).toBeNull()
    expect(termsOf({ ...form, until: '2025-12-31' }, centre)).toBeNull()
    expect(termsOf({ ...form, name: '  ' }, centre)).toBeNull()
    expect(termsOf({ ...form, offlineDays: 31 }, centre)).toBeNull()
    expect(termsOf({ ...form, sites: [{ id: 'site-2', name: '', county: '140121' }] }, centre)).toBeNull()
  })

  test('offers each skill once, the place’s own first, even one that the table does not know', () => {
    const offered = skillsToChoose(['SAMPLE-99 5', '6-18-02-04 5'])
    expect(offered.slice(0, 2)).toEqual([
      { occupation: 'SAMPLE-99', level: '5' },
      { occupation: '6-18-02-04', level: '5' }
    ])
    expect(new Set(offered.map(({ occupation, level }) => `${occupation} ${level}`)).size).toBe(offered.length)
  })
})

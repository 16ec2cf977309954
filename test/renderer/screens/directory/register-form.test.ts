import { describe, expect, test } from 'vitest'
import { sampleCreditCode } from '../../../../domain/codes/credit-code.ts'
import type { Organisation } from '../../../../domain/directory/organisation.ts'
import {
  creditFault,
  operatorOf,
  placeOf,
  type RegisterForm,
  regionsFor,
  typesFor
} from '../../../../src-renderer/screens/directory/register-form.ts'

const province = { type: 'province', region: '14' } as const
const city = { type: 'city', region: '1401' } as const
const county = { type: 'county', region: '140121' } as const
const centre = { type: 'centre', region: '140121' } as const
const practice = { allowSamples: true, sample: true }

const form: RegisterForm = {
  type: 'centre',
  name: ' 示例培训中心 ',
  region: '140121',
  creditCode: sampleCreditCode(7).toLowerCase()
}

describe('registering a place', () => {
  test('[A7] offers what the office governs, and nothing to a training place', () => {
    expect(typesFor(province)).toEqual(['city', 'county', 'centre', 'enterprise', 'assessor'])
    expect(typesFor(city)).toEqual(['county', 'centre', 'enterprise', 'assessor'])
    expect(typesFor(county)).toEqual(['centre', 'enterprise', 'assessor'])
    expect(typesFor(centre)).toEqual([])
    expect(regionsFor('city', province)).toHaveLength(11)
    expect(regionsFor('county', city).every(({ value }) => value.startsWith('1401'))).toBe(true)
    expect(regionsFor('centre', county)).toEqual([{ value: '140121', label: '太原市清徐县' }])
  })

  test('[D1] names a place by its credit code and an office by its region, so that a second one is refused', () => {
    const code = sampleCreditCode(7)
    expect(placeOf(form, practice)).toMatchObject({ id: `org-${code}`, creditCode: code, name: '示例培训中心' })
    const office = { ...form, type: 'county', creditCode: '' } as const
    expect(placeOf(office, practice)).toMatchObject({ id: 'org-140121', creditCode: '' })
  })

  test('is not made without a name, a region or a code that checks; samples are for practice', () => {
    expect(placeOf({ ...form, name: ' ' }, practice)).toBeNull()
    expect(placeOf({ ...form, region: '' }, practice)).toBeNull()
    expect(creditFault({ ...form, creditCode: '' }, true)).toBe('empty')
    expect(creditFault(form, true)).toBeNull()
    expect(creditFault(form, false)).toBe('sample-not-allowed')
    expect(placeOf(form, { allowSamples: false, sample: false })).toBeNull()
    expect(creditFault({ ...form, type: 'city', creditCode: '1' }, true)).toBe('length')
  })
})

describe('adding an operator', () => {
  const home = { ...centre, kind: 'organisation', id: 'centre-a', state: 'active' } as Organisation
  const typed = { organisation: 'centre-a', login: ' Centre.3 ', label: ' 教务 02 ', roles: ['centre-operator'] }

  test('[D5] takes roles that such a place has; the login is the id, so that nobody has it twice', () => {
    expect(operatorOf(typed, home)).toEqual({
      ...{ id: 'op-centre.3', organisation: 'centre-a', login: 'centre.3', label: '教务 02' },
      roles: ['centre-operator']
    })
    expect(operatorOf({ ...typed, roles: ['finance'] }, home)).toBeNull()
    expect(operatorOf({ ...typed, login: '张' }, home)).toBeNull()
    expect(operatorOf({ ...typed, label: ' ' }, home)).toBeNull()
    expect(operatorOf(typed, undefined)).toBeNull()
  })
})

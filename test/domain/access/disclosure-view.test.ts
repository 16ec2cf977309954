import { describe, expect, test } from 'vitest'
import { mayReadDisclosures, readsDisclosures, readsDisclosuresOf } from '../../../domain/access/disclosure-view.ts'
import { type Operator, roles } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'

const place = (id: string, type: Organisation['type'], region: string) => ({ id, type, region })
const places = {
  province: place('province', 'province', '14'),
  city: place('city', 'city', '1401'),
  county: place('county', 'county', '140121'),
  neighbour: place('neighbour', 'county', '140105'),
  otherCity: place('other-city', 'city', '1402'),
  centre: place('centre', 'centre', '140121'),
  beside: place('beside', 'enterprise', '140121'),
  assessor: place('assessor', 'assessor', '14')
}
const readBy = (reader: keyof typeof places) =>
  Object.values(places)
    .filter(one => readsDisclosuresOf(places[reader], one))
    .map(({ id }) => id)

describe('[W12] who reads what was looked at and exported', () => {
  test('are reviewers, managers, auditors and administrators; not those whose work it is to look', () => {
    expect(roles.filter(role => readsDisclosures([role]))).toEqual([
      'county-reviewer',
      'city-manager',
      'province-manager',
      'auditor',
      'administrator'
    ])
    expect(readsDisclosures(['county-clerk', 'county-reviewer'])).toBe(true)
  })

  test('an office reads of its region, a training place and an assessor of themselves', () => {
    expect(readBy('province')).toEqual(Object.values(places).map(({ id }) => id))
    expect(readBy('city')).toEqual(['city', 'county', 'neighbour', 'centre', 'beside'])
    expect(readBy('county')).toEqual(['county', 'centre', 'beside'])
    expect(readBy('otherCity')).toEqual(['other-city'])
    expect(readBy('centre')).toEqual(['centre'])
    expect(readBy('assessor')).toEqual(['assessor'])
  })

  test('on a device of their own place on which they have logged in, while they may act', () => {
    const key = { device: 'pc', suite: 'ed25519' as const, publicKey: 'AA', from: 1 }
    const operator: Operator = {
      ...{ kind: 'operator', id: 'op', organisation: 'county', login: 'op', label: '审计 01', roles: ['auditor'] },
      ...{ state: 'active', suspendedAt: null, keys: [key], updatedAt: 1 }
    }
    const may = (changes: Partial<Operator> = {}, device = { id: 'pc', organisation: 'county' }) =>
      mayReadDisclosures({ ...operator, ...changes }, device)
    expect(may()).toBe(true)
    expect(may({ state: 'suspended' })).toBe(false)
    expect(may({ roles: ['finance'] })).toBe(false)
    expect(may({ keys: [] })).toBe(false)
    expect(may({}, { id: 'pc', organisation: 'city' })).toBe(false)
    expect(may({}, { id: 'pc-2', organisation: 'county' })).toBe(false)
    expect(mayReadDisclosures(undefined, { id: 'pc', organisation: 'county' })).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import {
  type AccessOrder,
  accessOrderMessage,
  checkAccessOrder,
  isTimely
} from '../../../domain/directory/access-order.ts'
import type { Device } from '../../../domain/directory/device.ts'
import type { Operator, Role } from '../../../domain/directory/operator.ts'
import type { Organisation } from '../../../domain/directory/organisation.ts'
import type { Author } from '../../../domain/reduction.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

const place = (id: string, type: Organisation['type'], state: Organisation['state'] = 'active') =>
  ({ kind: 'organisation', id, type, region: '14', state }) as Organisation
const somebody = (id: string, organisation: string, role: Role, state: Operator['state'] = 'active') =>
  ({ kind: 'operator', id, organisation, roles: [role], state, suspendedAt: 1, keys: [] as unknown }) as Operator

const bureau = place('bureau', 'province')
const office = place('office', 'county')
const centre = place('centre', 'centre')
const trainer = somebody('trainer', 'centre', 'centre-operator')

const by = (organisation: Organisation, role: Role, state: Operator['state'] = 'active'): Author => ({
  isServer: false,
  device: { kind: 'device', state: 'active' } as Device,
  operator: somebody('who', organisation.id, role, state),
  organisation,
  roles: [role]
})

const order = (code: AccessOrder['code'], subject: string): AccessOrder => ({
  ...{ id: '0199c000-0000-4000-8000-000000000001', serverId: 'sx', device: 'pc', operator: 'who' },
  ...{ code, subject, at: NOW }
})

const refusalOf = (author: Author, subject: Operator | Organisation | undefined, code?: AccessOrder['code']) => {
  const natural = subject?.kind === 'organisation' ? 'registration-code' : 'first-password'
  return checkAccessOrder(order(code ?? natural, subject?.id ?? 'nobody'), author, subject, NOW)?.code ?? null
}

describe('an order for an access code', () => {
  test('[D12] is carried out for the administrators of the own place, and for the province anywhere', () => {
    expect(refusalOf(by(bureau, 'administrator'), trainer)).toBeNull()
    expect(refusalOf(by(bureau, 'province-manager'), centre)).toBeNull()
    expect(refusalOf(by(centre, 'administrator'), trainer)).toBeNull()
    expect(refusalOf(by(centre, 'administrator'), centre)).toBeNull()
    expect(refusalOf(by(office, 'administrator'), trainer)).toBe('author.outside-place')
    expect(refusalOf(by(office, 'administrator'), centre)).toBe('author.outside-place')
  })

  test('[D12] takes a role that may add operators, an operator and a place that are active', () => {
    expect(refusalOf(by(bureau, 'auditor'), trainer)).toBe('author.not-allowed')
    expect(refusalOf(by(centre, 'centre-operator'), trainer)).toBe('author.not-allowed')
    expect(refusalOf(by(bureau, 'administrator', 'suspended'), trainer)).toBe('author.suspended')
    expect(refusalOf(by(place('bureau', 'province', 'suspended'), 'administrator'), trainer)).toBe(
      'organisation.suspended'
    )
    expect(refusalOf({ ...by(bureau, 'administrator'), operator: null, roles: [] }, trainer)).toBe('author.unknown')
  })

  test('[D12] is for somebody who is there, active, and of the kind that the code is for', () => {
    const admin = by(bureau, 'administrator')
    expect(refusalOf(admin, undefined)).toBe('operator.unknown')
    expect(refusalOf(admin, trainer, 'registration-code')).toBe('organisation.unknown')
    expect(refusalOf(admin, centre, 'first-password')).toBe('operator.unknown')
    expect(refusalOf(admin, somebody('gone', 'centre', 'centre-operator', 'suspended'))).toBe('operator.wrong-state')
    expect(refusalOf(admin, place('closed', 'centre', 'suspended'))).toBe('organisation.suspended')
  })

  test('[D12] is of these minutes, and its signature covers all of it', () => {
    expect([-6, -5, 0, 5, 6].map(minutes => isTimely({ at: NOW + minutes * MINUTE }, NOW))).toEqual([
      ...[false, true, true, true, false]
    ])
    const whole = order('first-password', 'trainer')
    const others = [
      { ...whole, subject: 'other' },
      { ...whole, code: 'registration-code' as const },
      { ...whole, device: 'other' },
      { ...whole, at: NOW + 1 },
      { ...whole, serverId: 'other' }
    ]
    expect(new Set([whole, ...others].map(accessOrderMessage)).size).toBe(6)
  })
})

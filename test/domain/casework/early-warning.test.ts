import { describe, expect, it } from 'vitest'
import {
  claimLate,
  endsSoon,
  fastSignIns,
  lowAttendance,
  typedIdentities,
  vouchersEnding
} from '../../../domain/casework/early-warning.ts'
import { DAY } from '../../../domain/time/business-date.ts'
import type { Session } from '../../../domain/training/class.ts'
import { noHours } from '../../../domain/training/hours.ts'
import { START, sampleRules } from '../../doubles/test-province.ts'

const session = (id: string, date: string): Session => ({
  id,
  date,
  from: '09:00',
  to: '12:00',
  part: 'theory',
  mode: 'offline',
  hours: 4
})
const held = { id: 'class-1', sessions: [session('s1', '2026-03-01'), session('s2', '2026-03-20')] }
const trainee = (offlineTheory: number) => ({ state: 'training' as const, hours: { ...noHours, offlineTheory } })
const presence = (
  seconds: number,
  method: 'typed' | 'id-reader' = 'id-reader',
  state: 'present' | 'void' = 'present'
) => ({
  state,
  signInAt: START + seconds * 1000,
  identity: { method, matched: null }
})
const many = (n: number, apart: number) => Array.from({ length: n }, (_, i) => presence(i * apart))

describe('[C9] early warnings', () => {
  it('[C9] count who stays below the attendance over the sessions that were held', () => {
    const below = lowAttendance(held, [trainee(4), trainee(3), trainee(0)], sampleRules, '2026-03-02')
    expect(below).toEqual({
      rule: 'attendance-low',
      subject: { collection: 'trainingClass', id: 'class-1' },
      figures: { found: 2, limit: 80 }
    })
    expect(lowAttendance(held, [trainee(4)], sampleRules, '2026-03-02')).toBeNull()
    expect(lowAttendance(held, [trainee(0)], sampleRules, '2026-03-01')).toBeNull()
    expect(lowAttendance(held, [{ ...trainee(0), state: 'completed' }], sampleRules, '2026-03-02')).toBeNull()
  })

  it('[C9] find more sign-ins within a minute than a reader can take', () => {
    expect(fastSignIns(held, many(26, 2))?.figures).toEqual({ found: 26, limit: 25 })
    expect(fastSignIns(held, many(25, 2))).toBeNull()
    expect(fastSignIns(held, many(60, 3))).toBeNull()
    expect(fastSignIns(held, [])).toBeNull()
  })

  it('[C9] find identities typed by hand, voided sign-ins left out', () => {
    const typed = (n: number) => Array.from({ length: n }, (_, i) => presence(i, 'typed'))
    expect(typedIdentities(held, [...typed(6), ...many(4, 9)])?.figures).toEqual({ found: 60, limit: 50 })
    expect(typedIdentities(held, [...typed(5), ...many(5, 9)])).toBeNull()
    expect(typedIdentities(held, typed(9))).toBeNull()
    expect(typedIdentities(held, [...typed(9), presence(9, 'typed', 'void')])).toBeNull()
  })

  it('[C9] find vouchers that end unused within a month', () => {
    const batch = { id: 'batch-1', validUntil: '2026-04-01' }
    expect(endsSoon(batch, '2026-03-02')).toBe(true)
    expect(endsSoon(batch, '2026-03-01')).toBe(false)
    expect(endsSoon(batch, '2026-04-02')).toBe(false)
    expect(vouchersEnding(batch, 3, '2026-03-02')?.figures).toEqual({ found: 3, limit: 30 })
    expect(vouchersEnding(batch, 0, '2026-03-02')).toBeNull()
  })

  it('[C9] find claims that lie with one office for more than 15 days, a notice not', () => {
    const claim = { id: 'claim-1', state: 'submitted', updatedAt: START } as const
    expect(claimLate(claim, START + 16 * DAY)?.figures).toEqual({ found: 16, limit: 15 })
    expect(claimLate(claim, START + 16 * DAY - 1)).toBeNull()
    expect(claimLate({ ...claim, state: 'notice' }, START + 90 * DAY)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import {
  fastSignIns,
  lowAttendance,
  nearAttendance,
  offHours,
  typedIdentities
} from '../../../domain/casework/class-warnings.ts'
import { clockTurnedBack, deskSilent, issuedInABurst } from '../../../domain/casework/desk-warnings.ts'
import { claimLate, endsSoon, planBehind, vouchersEnding } from '../../../domain/casework/early-warning.ts'
import { excludedHolder, inTwoPlaces, isSecondUse, usedTwice } from '../../../domain/casework/worker-warnings.ts'
import { DAY, instantOf } from '../../../domain/time/business-date.ts'
import type { Session } from '../../../domain/training/class.ts'
import { noHours } from '../../../domain/training/hours.ts'
import { START, sampleRules } from '../../doubles/test-province.ts'

const session = (id: string, date: string, from = '09:00', to = '12:00'): Session => ({
  id,
  date,
  from,
  to,
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
const stricter = {
  ...sampleRules,
  warnings: { ...sampleRules.warnings, signInsAMinute: 5, typedFrom: 2, claimDays: 3 }
}

describe('[C9] early warnings of a class', () => {
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

  it('[C9] speak of who comes near the attendance before it is too late', () => {
    const long = { id: 'class-1', sessions: Array.from({ length: 10 }, (_, i) => session(`s${i}`, `2026-03-0${i}`)) }
    const near = nearAttendance(long, [trainee(40), trainee(34), trainee(31)], sampleRules, '2026-03-20')
    expect(near).toMatchObject({ rule: 'attendance-near', figures: { found: 1, limit: 90 } })
    expect(nearAttendance(long, [trainee(36), trainee(31)], sampleRules, '2026-03-20')).toBeNull()
  })

  it('[C9] find more sign-ins within a minute than a reader can take', () => {
    expect(fastSignIns(held, many(26, 2), sampleRules)?.figures).toEqual({ found: 26, limit: 25 })
    expect(fastSignIns(held, many(25, 2), sampleRules)).toBeNull()
    expect(fastSignIns(held, many(60, 3), sampleRules)).toBeNull()
    expect(fastSignIns(held, [], sampleRules)).toBeNull()
    expect(fastSignIns(held, many(6, 2), stricter)?.figures).toEqual({ found: 6, limit: 5 })
  })

  it('[C9] find identities typed by hand, voided sign-ins left out', () => {
    const typed = (n: number) => Array.from({ length: n }, (_, i) => presence(i, 'typed'))
    expect(typedIdentities(held, [...typed(6), ...many(4, 9)], sampleRules)?.figures).toEqual({ found: 60, limit: 50 })
    expect(typedIdentities(held, [...typed(5), ...many(5, 9)], sampleRules)).toBeNull()
    expect(typedIdentities(held, typed(9), sampleRules)).toBeNull()
    expect(typedIdentities(held, [...typed(9), presence(9, 'typed', 'void')], sampleRules)).toBeNull()
    expect(typedIdentities(held, typed(2), stricter)?.figures.found).toBe(100)
  })

  it('[C9] count sign-ins long before a session and after its end, but not what was made up', () => {
    const at = (clock: string, change: object = {}) => ({
      state: 'present' as const,
      session: 's1',
      isMadeUp: false,
      signInAt: instantOf('2026-03-01', clock),
      ...change
    })
    expect(offHours(held, [at('08:00'), at('12:00')], sampleRules)).toBeNull()
    expect(offHours(held, [at('07:59'), at('12:01'), at('09:00')], sampleRules)).toMatchObject({
      rule: 'session-elsewhere',
      figures: { found: 2, limit: 60 }
    })
    const excused = [at('20:00', { isMadeUp: true }), at('20:00', { state: 'void' }), at('20:00', { session: 'gone' })]
    expect(offHours(held, excused, sampleRules)).toBeNull()
  })
})

describe('[C9] early warnings of workers', () => {
  it('[C9] find who was in two classes at one time', () => {
    const first = { trainingClass: 'class-1', session: session('s1', '2026-03-01') }
    const later = { trainingClass: 'class-2', session: session('s1', '2026-03-01', '12:00', '13:00') }
    const amid = { trainingClass: 'class-2', session: session('s2', '2026-03-01', '11:00', '13:00') }
    expect(inTwoPlaces('p', [first, later])).toBeNull()
    expect(inTwoPlaces('p', [later, amid])).toBeNull()
    expect(inTwoPlaces('p', [first, amid])).toEqual({
      rule: 'two-places-at-once',
      subject: { collection: 'person', id: 'p' },
      figures: { found: 1, limit: 0 }
    })
  })

  it('[C9] find who holds a voucher for which the category changed since', () => {
    const person = { id: 'p', category: 'graduate' } as const
    const rules = { ...sampleRules, excludedCategories: ['other' as const] }
    const forAnybody = { categories: [] }
    expect(excludedHolder(person, [forAnybody], rules)).toBeNull()
    expect(excludedHolder(person, [], rules)).toBeNull()
    expect(excludedHolder({ ...person, category: 'other' }, [forAnybody], rules)?.figures.found).toBe(1)
    expect(excludedHolder(person, [forAnybody, { categories: ['veteran'] }], rules)?.figures.found).toBe(1)
  })

  it('[C9] tell the second use of a voucher from other refusals', () => {
    expect(isSecondUse({ code: 'voucher.bound-elsewhere', details: {} })).toBe(true)
    expect(isSecondUse({ code: 'voucher.wrong-state', details: { state: 'settled' } })).toBe(true)
    expect(isSecondUse({ code: 'voucher.wrong-state', details: { state: 'issued' } })).toBe(false)
    expect(isSecondUse({ code: 'voucher.expired', details: {} })).toBe(false)
    expect(usedTwice('v', 2)).toMatchObject({ rule: 'used-twice', figures: { found: 2, limit: 0 } })
    expect(usedTwice('v', 0)).toBeNull()
  })
})

describe('[C9] early warnings of desks', () => {
  it('[C9] find issuing in a burst, clocks turned back and desks that are silent', () => {
    expect(issuedInABurst('county-a', 301, sampleRules)?.figures).toEqual({ found: 301, limit: 300 })
    expect(issuedInABurst('county-a', 300, sampleRules)).toBeNull()
    expect(clockTurnedBack('county-a', 1)).toMatchObject({ rule: 'clock-turned-back', figures: { found: 1 } })
    expect(clockTurnedBack('county-a', 0)).toBeNull()
    expect(deskSilent('county-a', START, sampleRules, START + 16 * DAY)?.figures).toEqual({ found: 16, limit: 15 })
    expect(deskSilent('county-a', START, sampleRules, START + 16 * DAY - 1)).toBeNull()
  })
})

describe('[C9] early warnings of plans, batches and claims', () => {
  it('[C9] find vouchers that end unused within the policy days', () => {
    const batch = { id: 'batch-1', validUntil: '2026-04-01' }
    expect(endsSoon(batch, sampleRules, '2026-03-02')).toBe(true)
    expect(endsSoon(batch, sampleRules, '2026-03-01')).toBe(false)
    expect(endsSoon(batch, sampleRules, '2026-04-02')).toBe(false)
    expect(vouchersEnding(batch, 3, sampleRules, '2026-03-02')?.figures).toEqual({ found: 3, limit: 30 })
    expect(vouchersEnding(batch, 0, sampleRules, '2026-03-02')).toBeNull()
  })

  it('[C9] find a plan line that is further behind its year than the policy bears', () => {
    const plan = { id: 'plan-1', year: 2026, state: 'approved', size: 100, batched: 10 } as const
    expect(planBehind(plan, sampleRules, '2026-07-07')?.figures).toEqual({ found: 10, limit: 51 })
    expect(planBehind(plan, sampleRules, '2026-07-03')).toBeNull()
    expect(planBehind({ ...plan, batched: 60 }, sampleRules, '2026-12-31')).toBeNull()
    expect(planBehind(plan, sampleRules, '2027-01-01')).toBeNull()
    expect(planBehind({ ...plan, state: 'draft' }, sampleRules, '2026-12-31')).toBeNull()
    expect(planBehind({ ...plan, size: 0, batched: 0 }, sampleRules, '2026-12-31')).toBeNull()
  })

  it('[C9] find claims that lie with one office for more days than the policy bears, a notice not', () => {
    const claim = { id: 'claim-1', state: 'submitted', updatedAt: START } as const
    expect(claimLate(claim, sampleRules, START + 16 * DAY)?.figures).toEqual({ found: 16, limit: 15 })
    expect(claimLate(claim, sampleRules, START + 16 * DAY - 1)).toBeNull()
    expect(claimLate(claim, stricter, START + 4 * DAY)?.figures).toEqual({ found: 4, limit: 3 })
    expect(claimLate({ ...claim, state: 'notice' }, sampleRules, START + 90 * DAY)).toBeNull()
  })

  it('[C9] hold a policy that was stored without limits against those of before', () => {
    const claim = { id: 'claim-1', state: 'submitted', updatedAt: START } as const
    expect(claimLate(claim, {}, START + 16 * DAY)?.figures.limit).toBe(15)
  })
})

import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../../domain/plan/batch.ts'
import type { Plan } from '../../../../domain/plan/plan.ts'
import type { HeldLease } from '../../../../src-main/contract/lease.ts'
import {
  batchesToReserve,
  isReservingOfUse,
  issueStanding,
  type Offer,
  offeredSkills,
  onlySkill
} from '../../../../src-renderer/screens/counter/issue-standing.ts'
import {
  collectable,
  hasOpenEnrolment,
  newcomer,
  usualSkill
} from '../../../../src-renderer/screens/counter/visit-form.ts'
import { COUNTY, START, sampleRules } from '../../../doubles/test-province.ts'

const today = '2026-03-02'
const skill = { occupation: '6-18-02-04', level: '5' } as const
const other = { occupation: '6-31-01-03', level: '5' } as const

const plan = (part: Partial<Plan> = {}): Plan => ({
  id: 'plan-1',
  year: 2026,
  county: COUNTY,
  ...skill,
  categories: [],
  size: 10,
  unitValueFen: 100,
  budgetFen: 1000,
  fundSource: '示例资金',
  batched: 10,
  committedFen: 1000,
  state: 'approved',
  submittedBy: '',
  sample: true,
  updatedAt: START,
  ...part
})

const lease = (part: Partial<HeldLease> = {}): HeldLease => ({
  id: 'lease-1',
  batch: 'batch-1',
  plan: 'plan-1',
  county: COUNTY,
  device: 'pc',
  generation: 1,
  ...skill,
  voucherKind: 'value-open',
  faceValueFen: 100,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  keyId: 'key-1',
  expiresAt: START + 1000,
  state: 'open',
  updatedAt: START,
  granted: 1,
  remaining: [{ voucher: 'v-1', code: 'CODE1001', signature: 'AA' }],
  usable: true,
  ...part
})

const offer = (part: Partial<Offer> = {}): Offer => ({
  plans: [plan()],
  leases: [lease()],
  rules: sampleRules,
  isPastLimit: false,
  today,
  ...part
})

const worker = newcomer(COUNTY, {
  sex: 'male',
  birth: '1990-05-01',
  education: 'junior',
  category: 'rural-transfer',
  employment: 'unemployed'
})

const obstacles = (asked: Offer, person = worker) => {
  const standing = issueStanding(person, skill, asked)
  return standing.possible ? [] : standing.obstacles.map(one => (one.kind === 'rule' ? one.rejection.code : one.kind))
}

describe('issuing at the counter', () => {
  it('takes a blank of the lease that ends first', () => {
    const later = lease({ id: 'lease-2', expiresAt: START + 2000 })
    expect(issueStanding(worker, skill, offer({ leases: [later, lease()] }))).toMatchObject({
      possible: true,
      choice: { lease: { id: 'lease-1' }, blank: { voucher: 'v-1' } }
    })
  })

  it('[V1] says why this desk cannot: no plan, no lease, empty, ended, not valid yet, past the offline limit', () => {
    expect(obstacles(offer({ plans: [], leases: [] }))).toEqual(['no-plan'])
    expect(obstacles(offer({ leases: [] }))).toEqual(['no-lease'])
    expect(obstacles(offer({ leases: [lease({ remaining: [] })] }))).toEqual(['lease-empty'])
    expect(obstacles(offer({ leases: [lease({ usable: false })] }))).toEqual(['lease-ended'])
    expect(obstacles(offer({ leases: [lease({ validFrom: '2026-05-01' })] }))).toEqual(['not-in-validity'])
    expect(obstacles(offer({ isPastLimit: true }))).toEqual(['offline-limit'])
    expect(obstacles(offer({ rules: null }))).toEqual(['no-policy'])
  })

  it('[P2] [P6] [P7] names every rule that stands against the worker, with the lease or without one', () => {
    const young = { ...worker, birth: '2015-01-01' }
    expect(obstacles(offer(), young)).toEqual(['rule.age'])
    expect(obstacles(offer({ leases: [] }), young)).toEqual(['rule.age', 'no-lease'])
    const holder = { ...worker, liveVouchers: [{ voucher: 'v-9', ...other, on: '2026-02-01' }] }
    expect(obstacles(offer(), holder)).toEqual(['rule.live-vouchers'])
    expect(obstacles(offer({ plans: [plan({ categories: ['veteran'] })] }))).toEqual(['rule.category'])
  })

  it('looks for a lease whose plan line is meant for the worker', () => {
    const plans = [plan({ id: 'plan-v', categories: ['veteran'] }), plan()]
    const leases = [lease({ id: 'lease-v', plan: 'plan-v', expiresAt: START + 1 }), lease()]
    expect(issueStanding(worker, skill, offer({ plans, leases }))).toMatchObject({
      choice: { lease: { id: 'lease-1' } }
    })
  })

  it('offers what can be issued before what is only planned', () => {
    const asked = offer({ plans: [plan({ id: 'plan-2', ...other }), plan()] })
    expect(offeredSkills(asked)).toEqual([skill, other])
    expect(onlySkill(asked)).toEqual(skill)
    expect(onlySkill(offer({ leases: [lease(), lease({ id: 'lease-2', ...other })] }))).toBeUndefined()
    expect(onlySkill(offer({ leases: [] }))).toBeUndefined()
  })
})

describe('what a visit is about before anything is chosen', () => {
  const wish = { ...other, source: 'counter', on: today } as const
  const known = { ...worker, intentions: [wish, { ...wish, ...skill }] }

  it('is the first intention that is possible, else the first, and the habit for a walk-in', () => {
    expect(usualSkill(known, one => one.occupation === skill.occupation, undefined)).toEqual(skill)
    expect(usualSkill(known, () => false, skill)).toEqual(other)
    expect(usualSkill(worker, () => true, skill)).toEqual(skill)
    expect(usualSkill(undefined, () => true, undefined)).toEqual({})
  })

  it('finds an open application for the same skill', () => {
    const open = { ...worker, openEnrolments: [{ enrolment: 'e', trainingClass: '', centre: '', ...skill }] }
    expect(hasOpenEnrolment(open, skill)).toBe(true)
    expect(hasOpenEnrolment(open, other)).toBe(false)
    expect(collectable(undefined, today)).toEqual([])
  })
})

describe('reserving at the counter', () => {
  const batch = (part: Partial<Batch> = {}): Batch => ({
    id: 'batch-1',
    plan: 'plan-1',
    county: COUNTY,
    ...skill,
    voucherKind: 'value-open',
    faceValueFen: 100,
    size: 10,
    leased: 4,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    state: 'made',
    submittedBy: '',
    updatedAt: START,
    ...part
  })
  const from = (...batches: readonly Batch[]) =>
    batchesToReserve(batches, skill, { plans: [plan()], today }).map(({ id }) => id)

  it('[B9] offers made batches of the skill that hold today and have numbers left', () => {
    expect(from(batch())).toEqual(['batch-1'])
    expect(from(batch({ state: 'approved' }), batch({ leased: 10 }), batch({ ...other }))).toEqual([])
    expect(from(batch({ validUntil: '2026-03-01' }), batch({ validFrom: '2026-03-03' }))).toEqual([])
    expect(from(batch({ plan: 'plan-of-another-county' }))).toEqual([])
  })

  it('is offered where numbers are all that is missing, and not where a rule about the worker stands against it', () => {
    expect(isReservingOfUse({ possible: false, obstacles: [{ kind: 'lease-empty' }] })).toBe(true)
    expect(isReservingOfUse({ possible: false, obstacles: [{ kind: 'no-lease' }, { kind: 'offline-limit' }] })).toBe(
      false
    )
    const rule = { kind: 'rule', rejection: { code: 'person.age', rule: 'P1' } } as never
    expect(isReservingOfUse({ possible: false, obstacles: [rule, { kind: 'no-lease' }] })).toBe(false)
  })
})

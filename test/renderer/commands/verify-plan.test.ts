import { describe, expect, it } from 'vitest'
import { type Held, placeIn, voucherOfHolder } from '../../../src-renderer/commands/verify-plan.ts'
import type { Presented } from '../../../src-renderer/commands/verify-presented.ts'
import { blank, issue, issuedScan } from '../../domain/voucher/credential-office.ts'
import {
  applyArgs,
  bindArgs,
  clerk,
  enrolmentId,
  issueArgs,
  personId,
  registerArgs,
  type TestDesk,
  trainer
} from '../../doubles/test-desk.ts'
import { COUNTY, SKILL } from '../../doubles/test-province.ts'
import { byReader, codeIn, codeOf, fresh, heldOf, judge, kindsOf, office, planOf, withCard } from './verify-office.ts'

describe('drafts for a voucher that this desk holds', () => {
  it('binds and signs in a collected one, on a new place where there is none', () => {
    const desk = office(1)
    const plan = planOf(desk, withCard(codeOf(1)), heldOf(desk, 1))
    if (plan.kind !== 'drafts') throw new Error(plan.stop.kind)
    expect(kindsOf(plan.drafts)).toEqual(['voucher.bind', 'attendance.sign-in'])
    expect(plan.enrolment).toBe(fresh)
    expect(plan.deeds).toEqual({ collects: false, binds: true, signsIn: true })
    expect(judge(desk, withCard(codeOf(1)), heldOf(desk, 1))).toMatchObject({ outcome: 'yes', canAppend: true })
  })

  it('collects first what was only issued, assisted', () => {
    const desk = office()
    desk.do('person.register', registerArgs(4), { sealed: ['0'.repeat(64)] })
    desk.do('voucher.issue', issueArgs(4))
    const plan = planOf(desk, withCard(codeOf(4)), heldOf(desk, 4))
    if (plan.kind !== 'drafts') throw new Error(plan.stop.kind)
    expect(kindsOf(plan.drafts)).toEqual(['voucher.collect', 'voucher.bind', 'attendance.sign-in'])
    expect(plan.drafts[0]?.args).toMatchObject({ how: 'assisted', identity: { method: 'id-reader', matched: true } })
    expect(judge(desk, withCard(codeOf(4)), heldOf(desk, 4)).outcome).toBe('yes')
  })

  it('[V8] leaves it to the rule that assisted collecting needs a reader', () => {
    const desk = office()
    desk.do('person.register', registerArgs(4), { sealed: ['0'.repeat(64)] })
    desk.do('voucher.issue', issueArgs(4))
    const verdict = judge(desk, codeOf(4), heldOf(desk, 4, { matched: null }))
    expect(verdict.outcome).toBe('no')
    expect(codeIn(verdict)).toBe('rule.identity-method')
  })

  it('[E8] takes the place that the county accepted, and no second one', () => {
    const desk = office(1)
    desk.do('enrolment.apply', applyArgs(1), clerk)
    const accepting = { enrolment: enrolmentId(1), person: personId(1), trainingClass: 'class-1', voucher: 'v-1' }
    desk.do('enrolment.accept', accepting, clerk)
    const plan = planOf(desk, withCard(codeOf(1)), heldOf(desk, 1))
    expect(plan).toMatchObject({ kind: 'drafts', enrolment: enrolmentId(1), isOurs: true })
    expect(judge(desk, withCard(codeOf(1)), heldOf(desk, 1), { online: false }).outcome).toBe('yes')
  })

  it('only signs in who is on the roster', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    const plan = planOf(desk, withCard(codeOf(1)), heldOf(desk, 1))
    if (plan.kind !== 'drafts') throw new Error(plan.stop.kind)
    expect(kindsOf(plan.drafts)).toEqual(['attendance.sign-in'])
    expect(plan.deeds).toEqual({ collects: false, binds: false, signsIn: true })
  })

  it('[V14] has nothing to append for a bound voucher where no session is chosen, and still judges it', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    expect(judge(desk, withCard(codeOf(1)), heldOf(desk, 1), { session: '' })).toMatchObject({
      outcome: 'yes',
      canAppend: false
    })
    const stranger = judge(desk, withCard(codeOf(1)), heldOf(desk, 1, { matched: false }), { session: '' })
    expect(codeIn(stranger)).toBe('voucher.wrong-person')
  })

  it('is provisional offline where another centre might bind the same voucher', () => {
    const desk = office(1)
    const offline = judge(desk, withCard(codeOf(1)), heldOf(desk, 1), { online: false })
    expect(offline).toMatchObject({ outcome: 'provisional', unchecked: ['V14'] })
  })
})

describe('drafts for a voucher that only its paper tells of', () => {
  const scan = issuedScan({
    blank: { ...SKILL, validFrom: '2026-01-01', validUntil: '2026-12-31' },
    issue: { county: COUNTY }
  })
  const shown: Presented = { voucher: { kind: 'scan', text: 'JQ1:PAPER', scan }, card: byReader }
  const unseen = (changes: Partial<Held> = {}): Held => ({
    credential: { ok: true, unchecked: ['identity'] },
    voucher: null,
    person: issue.person,
    holder: null,
    identity: null,
    enrolments: [],
    attendance: null,
    matched: true,
    ...changes
  })

  function farOffice(): TestDesk {
    const desk = office()
    desk.sight = 'unknown'
    desk.scans.set('JQ1:PAPER', scan)
    return desk
  }

  it('[V6] binds from the paper alone and sends it along as evidence', () => {
    const desk = farOffice()
    const plan = planOf(desk, shown, unseen())
    if (plan.kind !== 'drafts') throw new Error(plan.stop.kind)
    expect(kindsOf(plan.drafts)).toEqual(['voucher.bind', 'attendance.sign-in'])
    expect(plan.drafts[0]?.args).toMatchObject({ voucher: blank.voucherId, person: issue.person, scan: 'JQ1:PAPER' })
    const verdict = judge(desk, shown, unseen())
    expect(verdict.outcome).toBe('provisional')
    expect(verdict.unchecked).toContain('V12')
  })

  it('collects where the paper was printed before the worker had it', () => {
    const issued = { ...scan, issue: { ...scan.issue, kind: 'voucher.issue' as const } }
    const plan = planOf(farOffice(), { ...shown, voucher: { kind: 'scan', text: 'JQ1:PAPER', scan: issued } }, unseen())
    expect(plan).toMatchObject({ kind: 'drafts', deeds: { collects: true } })
  })

  it('[Q4] stops at a paper that is no proof, whatever the reducers would say', () => {
    const verdict = judge(farOffice(), shown, unseen({ credential: { ok: false, code: 'bad-device-signature' } }))
    expect(verdict).toMatchObject({ outcome: 'no', canAppend: false })
    expect(verdict.reason).toEqual({ kind: 'stop', stop: { kind: 'credential', code: 'bad-device-signature' } })
  })

  it('[Q5] is provisional where a part of the paper could not be checked', () => {
    const desk = office(1)
    const held = heldOf(desk, 1, { credential: { ok: true, unchecked: ['revocations', 'identity'] } })
    expect(judge(desk, withCard(codeOf(1)), held)).toMatchObject({ outcome: 'provisional', unchecked: ['revocations'] })
  })

  it('[V7] refuses a card that is not the holder’s', () => {
    const verdict = judge(farOffice(), shown, unseen({ matched: false }))
    expect(verdict.outcome).toBe('no')
    expect(codeIn(verdict)).toBe('voucher.wrong-person')
  })

  it('takes paper alone as far as the policy allows and says that nobody looked at the holder', () => {
    const verdict = judge(farOffice(), { ...shown, card: null }, unseen({ matched: null }))
    expect(verdict.outcome).toBe('provisional')
    expect(verdict.unchecked[0]).toBe('identity')
  })

  it('gives no paper along where the document is held', () => {
    const desk = office(1)
    const plan = planOf(desk, shown, heldOf(desk, 1, { credential: { ok: true, unchecked: [] } }))
    if (plan.kind !== 'drafts') throw new Error(plan.stop.kind)
    expect(plan.drafts[0]?.args).toMatchObject({ scan: '', voucher: 'v-1' })
  })
})

describe('a card or a code alone', () => {
  const alone: Presented = { voucher: null, card: byReader }
  const unknown: Held = {
    credential: null,
    voucher: null,
    person: null,
    holder: null,
    identity: null,
    enrolments: [],
    attendance: null,
    matched: null
  }

  it('knows nobody: not in this class', () => {
    const verdict = judge(office(), alone, unknown)
    expect(verdict.outcome).toBe('not-in-class')
    expect(codeIn(verdict)).toBe('nobody')
  })

  it('asks for the paper where the voucher of a known person is out of sight', () => {
    const desk = office(1)
    expect(codeIn(judge(desk, alone, heldOf(desk, 1, { voucher: null })))).toBe('needs-paper')
  })

  it('says that a known person holds none', () => {
    const desk = office()
    desk.do('person.register', registerArgs(5), { sealed: ['0'.repeat(64)] })
    expect(codeIn(judge(desk, alone, heldOf(desk, 5)))).toBe('no-voucher')
  })

  it('asks for the paper of a code that this desk does not hold', () => {
    expect(codeIn(judge(office(), codeOf(9), unknown))).toBe('needs-paper')
  })

  it('means the voucher of the place in this class, then one of its skill, then any live one', () => {
    const desk = office(1)
    const trainingClass = desk.get('trainingClass', 'class-1')
    const holder = desk.get('person', personId(1))
    const other = { ...SKILL, voucher: 'v-other', on: '2026-01-02', occupation: '6-18-02-04' }
    const both = { ...holder, liveVouchers: [other, ...holder.liveVouchers] }
    expect(voucherOfHolder(both, [], trainingClass)).toBe('v-1')
    expect(voucherOfHolder({ ...holder, liveVouchers: [other] }, [], trainingClass)).toBe('v-other')
    desk.do('voucher.bind', bindArgs(1), trainer)
    const placed = { ...desk.get('enrolment', enrolmentId(1)), voucher: 'v-placed' }
    expect(voucherOfHolder(both, [placed], trainingClass)).toBe('v-placed')
    expect(voucherOfHolder(both, [{ ...placed, state: 'withdrawn' }], trainingClass)).toBe('v-1')
  })

  it('finds a place by the person where the enrolment itself is out of sight', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    const holder = desk.get('person', personId(1))
    expect(placeIn('class-1', { enrolments: [], holder })).toBe(enrolmentId(1))
    expect(placeIn('class-2', { enrolments: [], holder })).toBeUndefined()
  })
})

import { expect, test } from 'vitest'
import { voucherSchema } from '../../../domain/voucher/voucher.ts'
import { deviceArgs, furnishedDesk } from '../../doubles/furnished-desk.ts'
import {
  applyArgs,
  bindArgs,
  enrolmentId,
  gist,
  identity,
  issueArgs,
  leaseArgs,
  personId,
  registerArgs,
  TestDesk,
  trainer,
  withClass,
  withLease
} from '../../doubles/test-desk.ts'
import { DAY, START, sampleRules } from '../../doubles/test-province.ts'

const sealed = ['0'.repeat(64)]

function desk(): TestDesk {
  const made = new TestDesk()
  withLease(made)
  made.do('person.register', registerArgs(1), { sealed })
  return made
}
const issue = (on: TestDesk, changes: object = {}, acting: object = {}) =>
  gist(on.try('voucher.issue', { ...issueArgs(1), ...changes }, acting))

test('[V1] [row 17] a voucher comes from an open lease of this device and generation, before its end', () => {
  const made = desk()
  made.addDevice('pc-second', 'county-a')
  expect(issue(made, { lease: 'nobody' })).toBe('rejected lease.unknown V1')
  expect(issue(made, {}, { device: 'pc-second' })).toBe('rejected lease.not-yours V1')
  expect(issue(made, {}, { generation: 2 })).toBe('rejected lease.not-yours V1')
  expect(issue(made, {}, { at: START + 30 * DAY, earliest: START + 30 * DAY })).toBe('rejected lease.ended V1')
  expect(issue(made, {}, { at: START + 30 * DAY - 1, earliest: START + 30 * DAY - 1 })).toBe('accepted')
  made.do('lease.return', { lease: 'lease-1', batch: 'batch-1', unused: ['v-9'] })
  expect(issue(made)).toBe('rejected lease.wrong-state V1')
})

test('[V1] after a fork the lease of a generation counts for what was issued in its time', () => {
  const made = desk()
  made.do('device.register', deviceArgs('pc-county-a', 2, START + DAY), { operator: null })
  const survivor = (at: number) => issue(made, {}, { generation: 2, at, earliest: at })
  expect(survivor(START + DAY - 1)).toBe('accepted')
  expect(survivor(START + DAY)).toBe('rejected lease.not-yours V1')
  made.do('device.register', deviceArgs('pc-county-a', 3, START + 2 * DAY), { operator: null })
  const next = { ...leaseArgs('lease-2', 50, 1), generation: 3 }
  made.do('lease.grant', next, { operator: null })
  expect(issue(made, { lease: 'lease-2', voucher: 'v-50', code: 'CODE1050' }, { generation: 2 })).toBe(
    'rejected lease.not-yours V1'
  )
})

test('[V2] voucher and code are a blank of the lease, the batch is the lease’s and the line the batch’s', () => {
  const made = furnishedDesk()
  const refused = (changes: object) => gist(made.try('voucher.issue', { ...issueArgs(5), ...changes }))
  expect(refused({ voucher: 'v-77' })).toBe('rejected lease.no-such-blank V2')
  expect(refused({ code: 'CODE9999' })).toBe('rejected lease.no-such-blank V2')
  expect(refused({ code: issueArgs(6).code })).toBe('rejected lease.no-such-blank V2')
  expect(refused({ batch: 'batch-2' })).toBe('rejected batch.unknown V2')
  expect(refused({ plan: 'plan-s' })).toBe('rejected plan.unknown V2')
  expect(refused({})).toBe('accepted')
})

test('[V3] a voucher is issued once', () => {
  const made = desk()
  made.do('voucher.issue', issueArgs(1))
  made.do('person.register', registerArgs(2), { sealed })
  expect(issue(made, { person: personId(2) })).toBe('rejected voucher.exists V3')
  expect(voucherSchema.parse(made.get('voucher', 'v-1'))).toMatchObject({ person: personId(1), state: 'issued' })
})

test('[V4] the holder is registered in the lease’s county', () => {
  const made = desk()
  expect(issue(made, { person: personId(9) })).toBe('rejected person.unknown V4')
  made.put('person', { ...made.get('person', personId(1)), counties: ['140122'] })
  expect(issue(made)).toBe('rejected person.not-in-place V4')
  made.put('person', { ...made.get('person', personId(1)), counties: ['140122', '140121'] })
  expect(issue(made)).toBe('accepted')
})

test('[V8] a consented voucher of a directed batch is collected at once; of an open batch it is not', () => {
  const made = desk()
  made.do('voucher.issue', { ...issueArgs(1), consented: true })
  expect(made.get('voucher', 'v-1')).toMatchObject({ state: 'issued', collectedAt: null })
  const directed = desk()
  directed.put('lease', { ...directed.get('lease', 'lease-1'), voucherKind: 'value-directed' })
  directed.do('voucher.issue', { ...issueArgs(1), consented: true })
  expect(directed.get('voucher', 'v-1')).toMatchObject({ state: 'collected', collectedAt: START })
})

test('[V9] nothing is issued outside the validity of its batch', () => {
  const made = desk()
  made.put('lease', { ...made.get('lease', 'lease-1'), validUntil: '2026-03-01' })
  expect(issue(made)).toBe('rejected voucher.expired V9')
})

test('[P1] nothing is issued without a policy', () => {
  const made = desk()
  made.rules = null
  expect(issue(made)).toBe('rejected policy.unknown P1')
})

const collected = (voucher: number) =>
  ({ voucher: `v-${voucher}`, person: personId(1), scan: '', how: 'counter', identity }) as const

/** A worker whose first voucher's last day is 2026-12-31, a year later, with a lease of a batch of that year. */
function yearLater(made: TestDesk): (changes?: object) => string {
  const at = START + 365 * DAY
  const lease = { ...made.get('lease', 'lease-1'), validUntil: '2027-12-31', expiresAt: at + DAY }
  made.put('lease', lease)
  return (changes = {}) => gist(made.try('voucher.issue', { ...issueArgs(1, 2), ...changes }, { at, earliest: at }))
}

test('[P2, P4] a voucher that ended unused stands in nobody’s way, one that is bound does', () => {
  const unused = desk()
  unused.do('voucher.issue', issueArgs(1))
  expect(issue(unused, issueArgs(1, 2))).toBe('rejected rule.live-vouchers P2')
  expect(yearLater(unused)()).toBe('accepted')
  const bound = desk()
  withClass(bound)
  bound.do('voucher.issue', issueArgs(1))
  bound.do('voucher.collect', collected(1))
  bound.do('voucher.bind', bindArgs(1), trainer)
  expect(yearLater(bound)()).toBe('rejected rule.live-vouchers P2')
  const { voucher, person, trainingClass, enrolment } = bindArgs(1)
  bound.do('voucher.unbind', { voucher, person, trainingClass, enrolment, reason: '示例原因' }, trainer)
  expect(yearLater(bound)()).toBe('accepted')
})

test('[P3] a voucher that ended unused still counts in its year', () => {
  const made = desk()
  made.rules = { ...sampleRules, vouchersPerYearMax: 1 }
  made.do('voucher.issue', issueArgs(1))
  const person = made.get('person', personId(1))
  const ended = person.liveVouchers.map(live => ({ ...live, until: '2026-03-01' }))
  made.put('person', { ...person, liveVouchers: ended })
  expect(issue(made, issueArgs(1, 2))).toBe('rejected rule.vouchers-a-year P3')
})

test('[E11] a place whose voucher ended unused takes another', () => {
  const made = desk()
  made.rules = { ...sampleRules, vouchersPerYearMax: 5 }
  withClass(made)
  made.do('voucher.issue', issueArgs(1))
  made.do('enrolment.apply', applyArgs(1))
  const place = { enrolment: enrolmentId(1), person: personId(1), trainingClass: 'class-1', voucher: 'v-1' }
  made.do('enrolment.accept', place)
  const person = made.get('person', personId(1))
  made.put('person', { ...person, liveVouchers: person.liveVouchers.map(live => ({ ...live, until: '2026-03-01' })) })
  made.do('voucher.issue', issueArgs(1, 2))
  made.do('voucher.collect', collected(2))
  expect(
    gist(made.try('voucher.bind', { ...bindArgs(2), person: personId(1), enrolment: enrolmentId(1) }, trainer))
  ).toBe('accepted')
})

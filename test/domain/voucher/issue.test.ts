import { expect, test } from 'vitest'
import { voucherSchema } from '../../../domain/voucher/voucher.ts'
import { deviceArgs, furnishedDesk } from '../../doubles/furnished-desk.ts'
import { gist, issueArgs, leaseArgs, personId, registerArgs, TestDesk, withLease } from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

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

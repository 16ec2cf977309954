import { expect, test } from 'vitest'
import { centresWith } from '../../../domain/person/person.ts'
import { sealedDigests } from '../../../domain/person/sealed-digests.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { applyArgs, gist, issueArgs, personId, registerArgs, TestDesk } from '../../doubles/test-desk.ts'
import { COUNTY, SKILL } from '../../doubles/test-province.ts'

const digest = (n: number): string => String(n).repeat(64)
const stranger = { operator: 'stranger' }

test('[W1] a registration names its sealed parts, in any order; the identity is required', () => {
  const desk = new TestDesk()
  const register = (parts: ('identity' | 'contact' | 'payment')[], sealed: string[]) =>
    gist(desk.try('person.register', { ...registerArgs(1), parts }, { sealed }))
  expect(register(['contact'], [digest(1)])).toBe('rejected entry.malformed W1')
  desk.do('person.register', { ...registerArgs(1), parts: ['contact', 'identity'] }, { sealed: [digest(1), digest(2)] })
  expect(desk.get('person', personId(1)).sealed).toEqual({ contact: digest(1), identity: digest(2), payment: null })
})

test('[W2] registering somebody known adds the county and overwrites nothing', () => {
  const desk = new TestDesk()
  desk.do('person.register', registerArgs(1), { sealed: [digest(1)] })
  const before = desk.get('person', personId(1))
  const again = { ...registerArgs(1), county: '140122', category: 'veteran', birth: '1970-01-01' } as const
  desk.do('person.register', again, { ...stranger, sealed: [digest(2)] })
  desk.do('person.register', again, { ...stranger, sealed: [digest(2)] })
  expect(desk.get('person', personId(1))).toEqual({ ...before, counties: [COUNTY, '140122'] })
})

test('[W3] digests and part names correspond one to one', () => {
  expect(sealedDigests(['payment', 'identity'], [digest(1), digest(2)])).toEqual({
    identity: digest(2),
    contact: null,
    payment: digest(1)
  })
  expect(sealedDigests(['identity'], [])).toBeNull()
  expect(sealedDigests([], [digest(1)])).toBeNull()
  expect(sealedDigests(['identity', 'identity'], [digest(1), digest(2)])).toBeNull()
  const desk = furnishedDesk()
  const amend = { person: personId(1), fields: {}, parts: ['contact' as const] }
  expect(gist(desk.try('person.amend', amend, { sealed: [] }))).toBe('rejected entry.malformed W3')
  expect(gist(desk.try('person.register', registerArgs(7), { sealed: [digest(1), digest(2)] }))).toBe(
    'rejected entry.malformed W1'
  )
})

test('[W4] [row 41] amending replaces the fields and parts it names and keeps the others', () => {
  const desk = furnishedDesk()
  const before = desk.get('person', personId(1))
  const args = { person: personId(1), fields: { education: 'college' as const }, parts: ['payment' as const] }
  desk.do('person.amend', args, { sealed: [digest(5)], at: desk.now + 1 })
  expect(desk.get('person', personId(1))).toEqual({
    ...before,
    education: 'college',
    sealed: { ...before.sealed, payment: digest(5) },
    updatedAt: desk.now + 1
  })
  expect(gist(desk.try('person.amend', { ...args, person: personId(99) }, { sealed: [digest(5)] }))).toBe(
    'rejected person.unknown W4'
  )
  expect(gist(desk.try('person.amend', args, { ...stranger, sealed: [digest(5)] }))).toBe(
    'rejected person.not-in-place A5'
  )
})

test('[W5] nothing is done to a record that was merged into another', () => {
  const desk = furnishedDesk()
  desk.put('person', { ...desk.get('person', personId(5)), mergedInto: personId(1) })
  const merged = 'rejected person.merged W5'
  const skill = { person: personId(5), ...SKILL, source: 'counter' as const }
  expect(gist(desk.try('person.amend', { person: personId(5), fields: {}, parts: [] }))).toBe(merged)
  expect(gist(desk.try('person.register', registerArgs(5), { sealed: [digest(1)] }))).toBe(merged)
  expect(gist(desk.try('intention.record', skill))).toBe(merged)
  expect(gist(desk.try('enrolment.apply', applyArgs(5)))).toBe(merged)
  expect(gist(desk.try('voucher.issue', issueArgs(5)))).toBe(merged)
})

test('[W6] an intention is recorded once an occupation and level', () => {
  const desk = furnishedDesk()
  const skill = { person: personId(1), ...SKILL, source: 'counter' as const }
  desk.do('intention.record', skill)
  expect(gist(desk.try('intention.record', { ...skill, source: 'phone' }))).toBe('rejected intention.exists W6')
  desk.do('intention.record', { ...skill, level: '4' })
  expect(desk.get('person', personId(1)).intentions).toMatchObject([{ level: '5' }, { level: '4', on: '2026-03-02' }])
  expect(gist(desk.try('intention.record', { ...skill, person: personId(99) }))).toBe('rejected person.unknown W6')
  expect(gist(desk.try('intention.record', { ...skill, level: '3' }, stranger))).toBe('rejected person.not-in-place A5')
})

test('the sixty newest centres see a worker', () => {
  const sixty = Array.from({ length: 60 }, (_, i) => `centre-${i}`)
  expect(centresWith({ centres: sixty }, 'centre-7')).toEqual(sixty)
  expect(centresWith({ centres: sixty }, 'centre-60')).toEqual([...sixty.slice(1), 'centre-60'])
})

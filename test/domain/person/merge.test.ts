import { expect, test } from 'vitest'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { clerk, gist, personId, registerArgs, reviewer, type TestDesk } from '../../doubles/test-desk.ts'
import { COUNTY, SKILL } from '../../doubles/test-province.ts'

const other = { occupation: SKILL.occupation, level: '4' as const }
const merging = (changes: Partial<ArgsByKind['person.merge']> = {}): ArgsByKind['person.merge'] => ({
  kept: personId(1),
  merged: personId(5),
  ...changes
})
const merge = (desk: TestDesk, changes: Partial<ArgsByKind['person.merge']> = {}, operator = 'reviewer') =>
  gist(desk.try('person.merge', merging(changes), { operator }))

test('[W9] moves what rules count on, and leads to the record kept', () => {
  const desk = furnishedDesk()
  const past = { voucher: 'v-old', ...SKILL, on: '2025-01-01', outcome: 'certified' as const }
  const wish = (skill: { occupation: string; level: '4' | '5' }) => ({
    ...skill,
    source: 'counter' as const,
    on: '2026-01-01'
  })
  const before = desk.get('person', personId(1))
  desk.put('person', {
    ...before,
    intentions: [wish(SKILL)],
    history: [{ ...past, voucher: 'v-new', on: '2026-01-01' }]
  })
  desk.put('person', {
    ...desk.get('person', personId(5)),
    counties: ['140122', COUNTY],
    intentions: [wish(SKILL), wish(other)],
    history: [past]
  })
  desk.do('person.merge', merging(), reviewer)
  const kept = desk.get('person', personId(1))
  expect(kept).toMatchObject({ counties: [COUNTY, '140122'], liveVouchers: before.liveVouchers, mergedInto: '' })
  expect(kept.intentions.map(({ level }) => level)).toEqual(['5', '4'])
  expect(kept.history.map(({ voucher }) => voucher)).toEqual(['v-old', 'v-new'])
  expect(kept.sealed).toEqual(before.sealed)
  expect(desk.get('person', personId(5))).toMatchObject({ mergedInto: personId(1), intentions: [], history: [] })
  expect(merge(desk)).toBe('rejected person.merged W5')
  expect(merge(desk, { kept: personId(5), merged: personId(1) })).toBe('rejected person.merged W5')
})

test('[W9] one with a live voucher or an open place is not merged away', () => {
  const desk = furnishedDesk()
  expect(merge(desk)).toBe('accepted')
  expect(merge(desk, { kept: personId(5), merged: personId(1) })).toBe('rejected person.has-open W9')
  expect(merge(desk, { merged: personId(4) })).toBe('rejected person.has-open W9')
})

test('[W9] is for two records of one sex and birth in sight of the office', () => {
  const desk = furnishedDesk()
  expect(merge(desk, { merged: personId(1) })).toBe('rejected entry.malformed W9')
  expect(merge(desk, { merged: personId(99) })).toBe('rejected person.unknown W9')
  expect(merge(desk, {}, 'clerk')).toBe('rejected author.not-allowed A1')
  expect(merge(desk, {}, 'stranger')).toBe('rejected person.not-in-place A5')
  expect(merge(desk, {}, 'manager')).toBe('accepted')
  desk.put('person', { ...desk.get('person', personId(5)), birth: '1990-05-02' })
  expect(merge(desk)).toBe('rejected person.not-same W9')
  desk.do('person.register', { ...registerArgs(8), sex: 'female' }, { ...clerk, sealed: ['0'.repeat(64)] })
  expect(merge(desk, { merged: personId(8) })).toBe('rejected person.not-same W9')
})

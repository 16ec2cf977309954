import { expect, it } from 'vitest'
import { emptyHoursForm, hoursOfForm } from '../../../src-renderer/screens/results/hours-form.ts'

const form = { platform: 'platform-01', theory: 2, practice: 1, from: '2026-03-02T08:00', to: '2026-03-02T11:30' }

it('[E16] an online record is read by the clock of the province', () => {
  expect(hoursOfForm(form)).toEqual({
    platform: 'platform-01',
    theory: 2,
    practice: 1,
    from: Date.UTC(2026, 2, 2, 0),
    to: Date.UTC(2026, 2, 2, 3, 30)
  })
})

it('is not read while something is missing or cannot be meant', () => {
  expect(hoursOfForm(emptyHoursForm)).toBeUndefined()
  for (const change of [
    { platform: '平台' },
    { theory: 0, practice: 0 },
    { from: '2026-02-30T08:00' },
    { to: '2026-03-02T25:00' },
    { to: '2026-03-02T08:00' }
  ])
    expect(hoursOfForm({ ...form, ...change })).toBeUndefined()
})

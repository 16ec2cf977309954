import { expect, test } from 'vitest'
import { checkValidity } from '../../../domain/policy/validity.ts'
import type { EntryFacts } from '../../../domain/reduction.ts'
import { shownState } from '../../../domain/voucher/voucher.ts'
import { gist } from '../../doubles/test-desk.ts'

const span = { validFrom: '2026-03-02', validUntil: '2026-03-04' }
/** First instant of 2 March and of 5 March in Shanxi. */
const from = Date.UTC(2026, 2, 1, 16)
const end = Date.UTC(2026, 2, 4, 16)
const facts = { id: '', kind: '', deviceId: '', generation: 1, operator: null, sealed: [] }

function judged(earliest: number, at: number, latest: number, flagged = false): string {
  const entry: EntryFacts = { ...facts, earliest, at, latest, flagged }
  const outcome = checkValidity(span, entry)
  return outcome ? gist(outcome) : 'valid'
}

test('[V9] time of use inside the validity is accepted, the last day to its last instant', () => {
  expect(judged(from, from, from)).toBe('valid')
  expect(judged(from, end - 1, end - 1, true)).toBe('valid')
})

test('[V9] [row 15] outside it is refused, flagged or not', () => {
  expect(judged(from - 9, from - 5, from - 1)).toBe('rejected voucher.not-yet-valid V9')
  expect(judged(end, end, end)).toBe('rejected voucher.expired V9')
  expect(judged(end, end + 5, end + 9, true)).toBe('rejected voucher.expired V9')
})

test('[V9] [row 15] where the bounds straddle it the entry’s own time decides', () => {
  expect(judged(end - 9, end - 1, end + 9)).toBe('valid')
  expect(judged(end - 9, end, end + 9)).toBe('rejected voucher.expired V9')
  expect(judged(from - 9, from, from + 9)).toBe('valid')
  expect(judged(from - 9, from - 1, from + 9)).toBe('rejected voucher.not-yet-valid V9')
})

test('[V9] [row 9] [row 15] a flagged clock that straddles it means review', () => {
  expect(judged(end - 9, end - 1, end + 9, true)).toBe('review entry.clock-flagged V9')
  expect(judged(from - 9, from - 1, from + 9, true)).toBe('review entry.clock-flagged V9')
  expect(judged(from - 9, end + 1, end + 9, true)).toBe('review entry.clock-flagged V9')
})

test('[V9] a voucher nobody bound is shown as expired the day after its last', () => {
  expect(shownState({ state: 'collected', validUntil: '2026-03-04' }, '2026-03-04')).toBe('collected')
  expect(shownState({ state: 'collected', validUntil: '2026-03-04' }, '2026-03-05')).toBe('expired')
  expect(shownState({ state: 'void', validUntil: '2026-03-04' }, '2026-03-05')).toBe('void')
})

test('[V23] a bound voucher is shown as expired where its class had not started by the last day', () => {
  const shown = (today: string, boundClass?: { readonly startedAt: number | null }) =>
    shownState({ state: 'bound', validUntil: '2026-03-04' }, today, boundClass)
  expect(shown('2026-03-04', { startedAt: null })).toBe('bound')
  expect(shown('2026-03-05', { startedAt: null })).toBe('expired')
  expect(shown('2026-03-05', { startedAt: end - 1 })).toBe('bound')
  expect(shown('2026-03-05', { startedAt: end })).toBe('expired')
  expect(shown('2026-03-05')).toBe('bound')
})

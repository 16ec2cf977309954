import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeCount, mergePage } from '../../../src-renderer/replica/pages/page-merge.ts'
import { compareCursors, planPage, type StoredRow } from '../../../src-renderer/replica/pages/page-plan.ts'
import type { PageQuery } from '../../../src-renderer/replica/pages/page-query.ts'
import { storedDocument } from '../../../src-renderer/replica/schema/stored-document.ts'
import { sampleVoucher } from './browser/sample-documents.ts'

type State = 'issued' | 'collected' | 'bound'
type Place = { readonly id: number; readonly state: State; readonly updatedAt: number }

const place = fc.record({
  id: fc.integer({ min: 0, max: 40 }),
  state: fc.constantFrom<State>('issued', 'collected', 'bound'),
  updatedAt: fc.integer({ min: 0, max: 9 })
})
const places = fc.uniqueArray(place, { selector: one => one.id, maxLength: 40 })
const row = ({ id, state, updatedAt }: Place): StoredRow => storedDocument({ ...sampleVoucher(id), state, updatedAt })
const byId = (rows: readonly StoredRow[]) => new Map(rows.map(one => [one.id, one]))

const query = { collection: 'voucher', where: { state: 'issued' } } as const
const plan = planPage({ ...query, limit: 0 })
const inOrder = (rows: readonly StoredRow[]) =>
  rows.filter(one => plan.matches(one)).sort((a, b) => compareCursors(plan.cursorOf(a), plan.cursorOf(b)))

/** What the replica's index would give: matching rows behind the cursor, in order. */
const baseOf = (rows: readonly StoredRow[], after: readonly (string | number)[] | undefined, limit: number) =>
  inOrder(rows)
    .filter(one => !after || compareCursors(plan.cursorOf(one), after) > 0)
    .slice(0, limit)

test('[Y2] turning the pages shows what the replica would hold if own work were in it: each row once, in order', () => {
  fc.assert(
    fc.property(places, places, fc.integer({ min: 1, max: 7 }), (held, own, limit) => {
      const overlaid = byId(own.map(row))
      const expected = inOrder([...byId([...held.map(row), ...overlaid.values()]).values()])
      const seen: StoredRow[] = []
      for (let after: readonly (string | number)[] | undefined; ; ) {
        const base = baseOf(held.map(row), after, limit + overlaid.size + 1)
        const page = mergePage(plan, base, overlaid, { limit, after })
        seen.push(...page.rows)
        if (!page.next) break
        after = page.next
      }
      expect(seen.map(one => one.id)).toEqual(expected.map(one => one.id))
    })
  )
})

test('[Y2] a count says how many are settled and how many own work puts there', () => {
  fc.assert(
    fc.property(places, places, (held, own) => {
      const overlaid = own.map(row)
      const all = held.map(row)
      const before = all.filter(one => overlaid.some(other => other.id === one.id))
      const counted = mergeCount(plan, inOrder(all).length, before, overlaid)
      const merged = inOrder([...byId([...all, ...overlaid]).values()])
      expect(counted.settled + counted.provisional).toBe(merged.length)
      expect(counted.provisional).toBe(inOrder(overlaid).length)
    })
  )
})

const planOf = (asked: PageQuery<'voucher'>) => {
  const [range, ...others] = planPage(asked).prepared(5)
  if (!range || others.length > 0) throw new Error('one range was expected')
  return range.queryPlan
}

describe('the plan of a page', () => {
  test('fixes what an index covers and tests the rest', () => {
    const covered = planOf({ ...query, limit: 5 })
    expect(covered.index).toEqual(['_deleted', 'state', 'newestFirst', 'id'])
    expect(covered.selectorSatisfiedByIndex).toBe(true)
    const partly = planOf({ ...query, where: { state: 'issued', level: '5' }, limit: 5 })
    expect(partly.index).toEqual(['_deleted', 'state', 'newestFirst', 'id'])
    expect(partly.selectorSatisfiedByIndex).toBe(false)
  })

  test('finds the fields fixed to one value wherever they are written', () => {
    const filter = { $and: [{ batch: { $eq: 'b' } }, { validUntil: { $lt: '2026-01-01' } }] }
    const { prepared, matches } = planPage({ ...query, filter, limit: 5 })
    expect(prepared(5)[0]?.queryPlan).toMatchObject({
      index: ['_deleted', 'batch', 'newestFirst', 'id'],
      startKeys: ['0', 'b', Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
      selectorSatisfiedByIndex: false
    })
    const asked = { ...sampleVoucher(1), state: 'issued', batch: 'b', validUntil: '2025-12-31' } as const
    expect(matches(storedDocument(asked))).toBe(true)
    expect(matches(storedDocument({ ...asked, batch: 'c' }))).toBe(false)
    expect(matches(storedDocument({ ...asked, state: 'bound' }))).toBe(false)
    expect(matches(storedDocument({ ...asked, validUntil: '2026-01-01' }))).toBe(false)
  })

  test('two values for one field are no row, not either of them', () => {
    const { prepared, matches } = planPage({ ...query, filter: { state: { $eq: 'bound' } }, limit: 5 })
    expect(prepared(5)[0]?.queryPlan.selectorSatisfiedByIndex).toBe(false)
    for (const state of ['issued', 'bound'] as const) {
      expect(matches(storedDocument({ ...sampleVoucher(1), state }))).toBe(false)
    }
  })

  test('reads a range of the index for each of a few values, and only what they cover', () => {
    const filter = { $and: [{ state: { $in: ['issued', 'collected'] } }, { validUntil: { $lt: '2026-01-01' } }] }
    const { prepared, matches } = planPage({ collection: 'voucher', filter, limit: 5, after: [7, 'voucher-1'] })
    expect(prepared(5).map(({ queryPlan }) => queryPlan.startKeys)).toEqual([
      ['0', 'issued', 7, 'voucher-1'],
      ['0', 'collected', 7, 'voucher-1']
    ])
    expect(prepared(5).map(({ queryPlan }) => queryPlan.selectorSatisfiedByIndex)).toEqual([false, false])
    const expired = { ...sampleVoucher(1), state: 'issued', validUntil: '2025-12-31' } as const
    expect(matches(storedDocument(expired))).toBe(true)
    expect(matches(storedDocument({ ...expired, state: 'collected' }))).toBe(true)
    expect(matches(storedDocument({ ...expired, state: 'bound' }))).toBe(false)
    expect(matches(storedDocument({ ...expired, validUntil: '2026-01-01' }))).toBe(false)
    const several: PageQuery<'voucher'> = {
      collection: 'voucher',
      filter: { state: { $in: ['issued', 'collected'] } },
      limit: 5
    }
    expect(
      planPage(several)
        .prepared(5)
        .map(({ queryPlan }) => queryPlan.selectorSatisfiedByIndex)
    ).toEqual([true, true])
  })

  test('leaves a few values to the test of each row where no index knows the field, or another fixes more', () => {
    const unknown = planOf({ collection: 'voucher', filter: { level: { $in: ['4', '5'] } }, limit: 5 })
    expect(unknown).toMatchObject({ index: ['_deleted', 'newestFirst', 'id'], selectorSatisfiedByIndex: false })
    const narrowed = planOf({
      collection: 'voucher',
      where: { batch: 'b' },
      filter: { state: { $in: ['issued', 'collected'] } },
      limit: 5
    })
    expect(narrowed).toMatchObject({
      index: ['_deleted', 'batch', 'newestFirst', 'id'],
      selectorSatisfiedByIndex: false
    })
  })

  test('starts behind its cursor, in the middle of rows with the same key', () => {
    const page = planOf({ ...query, limit: 5, after: [7, 'voucher-1'] })
    expect(page.startKeys).toEqual(['0', 'issued', 7, 'voucher-1'])
    expect(page.inclusiveStart).toBe(false)
  })

  test('refuses an order that no index has, instead of sorting the whole collection', () => {
    expect(() => planPage({ collection: 'voucher', order: 'validUntil', limit: 5 })).toThrow('no index')
  })
})

import { describe, expect, it } from 'vitest'
import { verbOf } from '../../../../domain/reducer.ts'
import { batchStepDraft, nextBatchStep, nextPlanStep, planStepDraft } from '../../../../src-renderer/commands/plans.ts'
import { planFigures } from '../../../../src-renderer/queries/plans.ts'
import { batchOf, type LineValues, lineOf } from '../../../../src-renderer/screens/plans/plan-values.ts'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { SKILL } from '../../../doubles/test-province.ts'

const values: LineValues = {
  year: 2026,
  county: '140121',
  skill: SKILL,
  categories: ['veteran', 'employee'],
  size: 200,
  unit: 1500.5,
  budget: '',
  fundSource: ' 示例资金 '
}

describe('a line of the plan as it is typed', () => {
  it('[B1] becomes what the entry takes: fen, and a budget that covers the size', () => {
    const made = lineOf(values, 'plan-x', true)
    if ('faults' in made) throw new Error(made.faults.join())
    expect(made.line).toMatchObject({ unitValueFen: 150_050, budgetFen: 30_010_000, fundSource: '示例资金' })
    expect(made.line.categories).toEqual(['employee', 'veteran'])
    expect(verbOf('plan.draft')?.args.safeParse(made.line).success).toBe(true)
  })

  it('names every field that is missing', () => {
    const empty = { ...values, county: '', skill: {}, size: '', unit: 0, fundSource: ' ' }
    expect(lineOf(empty, 'plan-x', true)).toEqual({
      faults: ['county', 'size', 'unit', 'fundSource', 'level', 'occupation']
    })
  })
})

describe('a batch as it is typed', () => {
  const typed = { voucherKind: 'value-open', value: 1200, size: 10, from: '2026-03-01', until: '2026-12-31' } as const
  it('[B4] becomes what the entry takes', () => {
    const made = batchOf(typed, 'batch-x', 'plan-x')
    expect('batch' in made && verbOf('batch.draft')?.args.safeParse(made.batch).success).toBe(true)
  })

  it('must not end before it begins, and its dates must exist', () => {
    expect(batchOf({ ...typed, until: '2026-02-01' }, 'b', 'p')).toEqual({ faults: ['until'] })
    expect(batchOf({ ...typed, from: '2026-02-30', size: 1.5 }, 'b', 'p')).toEqual({ faults: ['size', 'from'] })
  })
})

describe('what comes next', () => {
  it('[B2, B3] leads a line from draft to approved', () => {
    expect((['draft', 'submitted', 'approved'] as const).map(state => nextPlanStep({ state }))).toEqual([
      'submitPlan',
      'approvePlan',
      null
    ])
    expect(planStepDraft('approvePlan', 'p').kind).toBe('plan.approve')
  })

  it('[B5, B6, B7, B8] leads a batch from draft to closed', () => {
    const steps = (['draft', 'submitted', 'approved', 'made', 'closed'] as const).map(state => nextBatchStep({ state }))
    expect(steps).toEqual(['submitBatch', 'approveBatch', 'make', 'close', null])
    const kinds = steps.flatMap(step => (step ? [batchStepDraft(step, { id: 'b', plan: 'p' }).kind] : []))
    expect(kinds).toEqual(['batch.submit', 'batch.approve', 'batch.make', 'batch.close'])
  })

  it('counts leases on the batches of the line alone', () => {
    const desk = furnishedDesk()
    const plan = desk.get('plan', 'plan-1')
    const batch = desk.get('batch', 'batch-1')
    const figures = planFigures(plan, [
      { ...batch, leased: 7 },
      { ...batch, id: 'other', plan: 'plan-2', leased: 100 }
    ])
    expect(figures).toEqual({
      batched: plan.batched,
      leased: 7,
      left: plan.size - plan.batched,
      leftFen: plan.budgetFen - plan.committedFen
    })
  })
})

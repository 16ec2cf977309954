import type { Batch } from '../../domain/plan/batch.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import type { ArgsByKind } from '../../domain/reducer.ts'
import type { DraftOf } from './draft.ts'

export type PlanLine = ArgsByKind['plan.draft']
export type BatchTerms = ArgsByKind['batch.draft']

export const draftingLine = (args: PlanLine): DraftOf<'plan.draft'> => ({ kind: 'plan.draft', args })
export const draftingBatch = (args: BatchTerms): DraftOf<'batch.draft'> => ({ kind: 'batch.draft', args })

export const planSteps = ['submitPlan', 'approvePlan'] as const
export type PlanStep = (typeof planSteps)[number]
export const batchSteps = ['submitBatch', 'approveBatch', 'make', 'close'] as const
export type BatchStep = (typeof batchSteps)[number]

/** The step that moves a plan line on from where it stands; null: it has arrived. */
export function nextPlanStep({ state }: Pick<Plan, 'state'>): PlanStep | null {
  switch (state) {
    case 'draft':
      return 'submitPlan'
    case 'submitted':
      return 'approvePlan'
    case 'approved':
      return null
  }
}

export function nextBatchStep({ state }: Pick<Batch, 'state'>): BatchStep | null {
  switch (state) {
    case 'draft':
      return 'submitBatch'
    case 'submitted':
      return 'approveBatch'
    case 'approved':
      return 'make'
    case 'made':
      return 'close'
    case 'closed':
      return null
  }
}

export function planStepDraft(step: PlanStep, plan: string): DraftOf<'plan.submit'> | DraftOf<'plan.approve'> {
  switch (step) {
    case 'submitPlan':
      return { kind: 'plan.submit', args: { plan } }
    case 'approvePlan':
      return { kind: 'plan.approve', args: { plan } }
  }
}

export type BatchDraft =
  | DraftOf<'batch.submit'>
  | DraftOf<'batch.approve'>
  | DraftOf<'batch.make'>
  | DraftOf<'batch.close'>

export function batchStepDraft(step: BatchStep, { id, plan }: Pick<Batch, 'id' | 'plan'>): BatchDraft {
  switch (step) {
    case 'submitBatch':
      return { kind: 'batch.submit', args: { batch: id } }
    case 'approveBatch':
      return { kind: 'batch.approve', args: { batch: id } }
    case 'make':
      return { kind: 'batch.make', args: { batch: id, plan } }
    case 'close':
      return { kind: 'batch.close', args: { batch: id } }
  }
}

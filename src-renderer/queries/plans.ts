import { useMemo } from 'react'
import type { Batch } from '../../domain/plan/batch.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import type { PageQuery, PageRow } from '../replica/pages/page-query.ts'
import type { Replica } from '../replica/replica.ts'
import { type PagedRows, usePage } from './use-page.ts'

/** Lines and batches of a place: a county has tens, a province some thousands. */
const ALL = 5000
const PAGE = 50

export type PlanFilter = {
  readonly year: number | undefined
  readonly county: string | undefined
  readonly state: Plan['state'] | undefined
  readonly occupation: string | undefined
}

/** The question behind the list of plan lines. */
export function planQuestion({ year, county, state, occupation }: PlanFilter): Omit<PageQuery<'plan'>, 'limit'> {
  const parts = [
    ...(year === undefined ? [] : [{ year: { $eq: year } }]),
    ...(county === undefined ? [] : [{ county: { $eq: county } }]),
    ...(state === undefined ? [] : [{ state: { $eq: state } }]),
    ...(occupation === undefined ? [] : [{ occupation: { $eq: occupation } }])
  ]
  return { collection: 'plan', ...(parts.length === 0 ? {} : { filter: { $and: parts } }) }
}

/** Plan lines a page at a time, newest first. */
export const usePlanPage = (filter: PlanFilter): PagedRows<'plan'> => usePage({ ...planQuestion(filter), limit: PAGE })

/** All lines that the list narrows to, as they stand now. */
export async function readPlans(replica: Pick<Replica, 'page'>, filter: PlanFilter): Promise<readonly Plan[]> {
  const { rows } = await replica.page({ ...planQuestion(filter), limit: ALL })
  return rows.map(({ document }) => document)
}

export type BatchFilter = {
  readonly county: string | undefined
  readonly state: Batch['state'] | undefined
  readonly occupation: string | undefined
}

export function useBatchPage({ county, state, occupation }: BatchFilter): PagedRows<'batch'> {
  const parts = [
    ...(county === undefined ? [] : [{ county: { $eq: county } }]),
    ...(state === undefined ? [] : [{ state: { $eq: state } }]),
    ...(occupation === undefined ? [] : [{ occupation: { $eq: occupation } }])
  ]
  return usePage({ collection: 'batch', ...(parts.length === 0 ? {} : { filter: { $and: parts } }), limit: PAGE })
}

/** Batches of one plan line, newest first; undefined until loaded. */
export const useBatchesOf = (plan: string | undefined): readonly PageRow<'batch'>[] | undefined =>
  usePage(plan === undefined ? null : { collection: 'batch', where: { plan }, limit: ALL }).rows

/** Approved lines of a county, the newest year first; undefined until loaded. */
export function useApprovedPlans(county: string | undefined): readonly Plan[] | undefined {
  const filter = { $and: [{ state: { $eq: 'approved' as const } }, { county: { $eq: county ?? '' } }] }
  const { rows } = usePage(county === undefined ? null : { collection: 'plan', filter, limit: ALL })
  return useMemo(
    () =>
      rows?.map(({ document }) => document).sort((a, b) => b.year - a.year || (a.occupation < b.occupation ? -1 : 1)),
    [rows]
  )
}

/** All batches in sight by id; for filters and names. */
export function useBatches(): readonly Batch[] | undefined {
  const { rows } = usePage({ collection: 'batch', limit: ALL })
  return useMemo(() => rows?.map(({ document }) => document), [rows])
}

export type PlanFigures = {
  readonly batched: number
  readonly leased: number
  /** Not in any batch yet. */
  readonly left: number
  /** Budget that no made batch has taken. */
  readonly leftFen: number
}

/** What of a line is spoken for; leases are counted on its batches. */
export const planFigures = (plan: Plan, batches: readonly Batch[]): PlanFigures => ({
  batched: plan.batched,
  leased: batches.filter(batch => batch.plan === plan.id).reduce((sum, { leased }) => sum + leased, 0),
  left: plan.size - plan.batched,
  leftFen: plan.budgetFen - plan.committedFen
})

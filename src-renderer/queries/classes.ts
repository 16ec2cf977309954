import type { ClassState, TrainingClass } from '../../domain/training/class.ts'
import type { PageRow } from '../replica/pages/page-query.ts'
import { type PagedRows, usePage } from './use-page.ts'

/** Classes of a place that are open at a time are some dozens. */
const OPEN_AT_A_TIME = 500

/** A page of classes, newest first; all states where none is named. */
export const useClasses = (
  state: ClassState | undefined,
  /** Only those whose last day is before this business date. */
  endedBefore?: string,
  limit = 50
): PagedRows<'trainingClass'> =>
  usePage({
    collection: 'trainingClass',
    ...(state === undefined ? {} : { where: { state } }),
    ...(endedBefore === undefined ? {} : { filter: { to: { $lt: endedBefore } } }),
    limit
  })

/** Classes of a centre that may be verified for: running ones first, then approved ones. Undefined until loaded. */
export function useOpenClasses(centre: string): readonly TrainingClass[] | undefined {
  const filter = { centre }
  const running = usePage({
    collection: 'trainingClass',
    where: { state: 'running' },
    filter,
    limit: OPEN_AT_A_TIME
  })
  const approved = usePage({
    collection: 'trainingClass',
    where: { state: 'approved' },
    filter,
    limit: OPEN_AT_A_TIME
  })
  if (!running.rows || !approved.rows) return undefined
  const documents = (rows: readonly PageRow<'trainingClass'>[]) => rows.map(({ document }) => document)
  return [...documents(running.rows), ...documents(approved.rows)]
}

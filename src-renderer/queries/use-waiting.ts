import type { Counted } from '../replica/pages/page-query.ts'
import { useCount } from './use-count.ts'
import { useHasRole } from './use-desk-at-work.ts'

/** What waits for somebody of the operator's roles, by page; zero where nothing does. */
export type Waiting = {
  readonly enrolments: number
  readonly classes: number
  readonly plans: number
  readonly cases: number
}

const sum = (counted: Counted | undefined): number => (counted ? counted.settled + counted.provisional : 0)

/** Counts of indexed states only: they are read in every frame of the shell. */
export function useWaiting(): Waiting {
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const isConcerned = useHasRole('county-reviewer', 'centre-operator', 'city-manager', 'province-manager')
  const isAbove = useHasRole('city-manager', 'province-manager')
  const applied = useCount(isCounty ? { collection: 'enrolment', where: { state: 'applied' } } : null)
  const classes = useCount(isCounty ? { collection: 'trainingClass', where: { state: 'submitted' } } : null)
  const plans = useCount(isAbove ? { collection: 'plan', filter: { state: 'submitted' } } : null)
  const cases = useCount(isConcerned ? { collection: 'case', where: { state: 'open' } } : null)
  return { enrolments: sum(applied), classes: sum(classes), plans: sum(plans), cases: sum(cases) }
}

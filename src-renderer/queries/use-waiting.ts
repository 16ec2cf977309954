import type { Counted } from '../replica/pages/page-query.ts'
import { useCount } from './use-count.ts'
import { useMayAuthor } from './use-desk-at-work.ts'

/** What waits for a decision that the operator's roles may take, by page; zero where nothing does. */
export type Waiting = {
  readonly enrolments: number
  readonly classes: number
  readonly plans: number
  readonly cases: number
}

const sum = (counted: Counted | undefined): number => (counted ? counted.settled + counted.provisional : 0)

/** Counts of indexed states only: they are read in every frame of the shell. */
export function useWaiting(): Waiting {
  const mayAccept = useMayAuthor('enrolment.accept')
  const mayApprove = useMayAuthor('class.approve')
  const mayApprovePlans = useMayAuthor('plan.approve')
  const mayResolve = useMayAuthor('dispute.resolve')
  const applied = useCount(mayAccept ? { collection: 'enrolment', where: { state: 'applied' } } : null)
  const classes = useCount(mayApprove ? { collection: 'trainingClass', where: { state: 'submitted' } } : null)
  const plans = useCount(mayApprovePlans ? { collection: 'plan', filter: { state: 'submitted' } } : null)
  const cases = useCount(mayResolve ? { collection: 'case', where: { state: 'open' } } : null)
  return { enrolments: sum(applied), classes: sum(classes), plans: sum(plans), cases: sum(cases) }
}

import { useOpenDesk } from '../platform/open-desk.ts'
import { caseQuestion } from './cases.ts'
import { useClaimsToStrike } from './claims-to-strike.ts'
import { claimsToDo } from './desk-queue.ts'
import { useBounded } from './use-bounded.ts'
import { useCaseReader } from './use-cases.ts'
import { useMayAuthor } from './use-desk-at-work.ts'

/** What waits for a decision that the operator's roles may take, by page; zero where nothing does. */
export type Waiting = {
  readonly enrolments: number
  readonly classes: number
  readonly plans: number
  readonly results: number
  readonly subsidy: number
  readonly cases: number
}

/** Bounded counts of indexed states only: they are read in every frame of the shell. */
export function useWaiting(): Waiting {
  const reader = useCaseReader()
  const mayAccept = useMayAuthor('enrolment.accept')
  const mayApprove = useMayAuthor('class.approve')
  const mayApprovePlans = useMayAuthor('plan.approve')
  const mayConfirm = useMayAuthor('certificate.confirm')
  const { operator } = useOpenDesk()
  const mayResolve = useMayAuthor('dispute.resolve')
  const mayAnswer = useMayAuthor('alert.answer')
  const toStrike = useClaimsToStrike() ?? []
  const disputes = caseQuestion({ progress: 'todo', kind: 'dispute' }, reader)
  const mine = caseQuestion({ progress: 'todo', view: 'mine' }, reader)
  return {
    enrolments: useBounded(mayAccept ? { collection: 'enrolment', where: { state: 'applied' } } : null),
    classes: useBounded(mayApprove ? { collection: 'trainingClass', where: { state: 'submitted' } } : null),
    plans: useBounded(mayApprovePlans ? { collection: 'plan', filter: { state: 'submitted' } } : null),
    results: useBounded(mayConfirm ? { collection: 'certificate', where: { state: 'entered' } } : null),
    subsidy: useBounded(claimsToDo({ roles: operator?.roles ?? [], toStrike })),
    cases: useBounded(mayResolve ? disputes : null) + useBounded(mayAnswer ? mine : null)
  }
}

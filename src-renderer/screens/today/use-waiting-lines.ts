import type { HeldLease } from '../../../src-main/contract/lease.ts'
import type { today } from '../../locale/zh/today.ts'
import { useSyncState } from '../../platform/use-desk.ts'
import { useCount } from '../../queries/use-count.ts'
import { useHasRole } from '../../queries/use-desk-at-work.ts'
import { useLeases } from '../../queries/use-leases.ts'
import { useTrustedNow } from '../../queries/use-today.ts'
import { useWaiting, type Waiting } from '../../queries/use-waiting.ts'
import type { Counted } from '../../replica/pages/page-query.ts'

export type WaitingLine = {
  readonly id: keyof (typeof today)['lines']
  readonly count: number
  readonly to: string
  readonly tone: 'red' | 'orange' | 'plain'
}

const SOON = 3 * 86_400_000

const sum = (counted: Counted | undefined): number => (counted ? counted.settled + counted.provisional : 0)

const isEnding = (lease: HeldLease, now: number): boolean =>
  lease.usable && lease.remaining.length > 0 && lease.expiresAt - now < SOON

/** What waits for these roles, most urgent first; only what there is. */
export function useWaitingLines(): readonly WaitingLine[] {
  const sync = useSyncState()
  const now = useTrustedNow()
  const { leases } = useLeases()
  const waiting = useWaiting()
  const lines: readonly WaitingLine[] = [
    { id: 'needsDecision', count: sync?.needsDecision ?? 0, to: '/synchronisation?lane=rejected', tone: 'red' },
    ...useCountyLines(waiting),
    ...useCentreLines(),
    ...useManagerLines(waiting),
    {
      id: 'leasesEnding',
      count: leases?.filter(lease => isEnding(lease, now)).length ?? 0,
      to: '/settings?part=leases',
      tone: 'orange'
    }
  ]
  return lines.filter(({ count }) => count > 0)
}

function useCountyLines(waiting: Waiting): readonly WaitingLine[] {
  const isCounty = useHasRole('county-clerk', 'county-reviewer')
  const waitlisted = useCount(isCounty ? { collection: 'enrolment', where: { state: 'waitlisted' } } : null)
  const returned = useCount(isCounty ? { collection: 'enrolment', where: { state: 'returned' } } : null)
  return [
    { id: 'applied', count: waiting.enrolments, to: '/enrolments?state=applied', tone: 'plain' },
    { id: 'waitlisted', count: sum(waitlisted), to: '/enrolments?state=waitlisted', tone: 'plain' },
    { id: 'returned', count: sum(returned), to: '/enrolments?state=returned', tone: 'plain' },
    { id: 'classesSubmitted', count: waiting.classes, to: '/classes?state=submitted', tone: 'plain' }
  ]
}

function useCentreLines(): readonly WaitingLine[] {
  const isCentre = useHasRole('centre-operator')
  const approved = useCount(isCentre ? { collection: 'trainingClass', where: { state: 'approved' } } : null)
  return [{ id: 'classesApproved', count: sum(approved), to: '/classes?state=approved', tone: 'plain' }]
}

/** Plans and batches are few, so counting them row by row is no burden. */
function useManagerLines(waiting: Waiting): readonly WaitingLine[] {
  const isManager = useHasRole('city-manager', 'province-manager')
  const submitted = useCount(isManager ? { collection: 'batch', filter: { state: 'submitted' } } : null)
  const approved = useCount(isManager ? { collection: 'batch', filter: { state: 'approved' } } : null)
  return [
    { id: 'cases', count: waiting.cases, to: '/cases', tone: 'orange' },
    { id: 'plansSubmitted', count: waiting.plans, to: '/plans?state=submitted', tone: 'plain' },
    { id: 'batchesSubmitted', count: sum(submitted), to: '/plans?tab=batches&state=submitted', tone: 'plain' },
    { id: 'batchesApproved', count: sum(approved), to: '/plans?tab=batches&state=approved', tone: 'plain' }
  ]
}

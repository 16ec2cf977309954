import { useMemo } from 'react'
import { useSyncState } from '../../platform/use-desk.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useLeases } from '../../queries/use-leases.ts'
import { usePage } from '../../queries/use-page.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useToday, useTrustedNow } from '../../queries/use-today.ts'
import type { Offer } from './issue-standing.ts'

/** Lines of a county's plans over some years. */
const PLANS = 1000

/** What this desk may give out just now; undefined until all of it is read. */
export function useOffer(): Offer | undefined {
  const { organisation } = useDeskAtWork()
  const { rows } = usePage({
    collection: 'plan',
    filter: { county: { $eq: organisation.region }, state: { $eq: 'approved' } },
    limit: PLANS
  })
  const { leases } = useLeases()
  const policy = usePolicy()
  const today = useToday()
  const sync = useSyncState()
  const now = useTrustedNow()
  const until = sync?.valueActionsUntil ?? null
  const isPastLimit = until !== null && now >= until
  return useMemo(() => {
    if (!rows || !leases || policy === undefined) return undefined
    return { plans: rows.map(({ document }) => document), leases, rules: policy?.rules ?? null, isPastLimit, today }
  }, [rows, leases, policy, isPastLimit, today])
}

import { useMemo } from 'react'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { useSyncState } from '../platform/use-desk.ts'
import { useNow } from '../platform/use-now.ts'

/** The present instant by trusted time (last server time + elapsed), UTC milliseconds; the PC's clock until main has answered. */
export function useTrustedNow(): number {
  const sync = useSyncState()
  const now = useNow()
  const ahead = useMemo(() => (sync ? sync.trustedNow - Date.now() : 0), [sync])
  return now + ahead
}

/** Business date in the province. */
export const useToday = (): string => dateOfInstant(useTrustedNow())

import type { Policy } from '../../domain/policy/policy.ts'
import { policyOn, usePolicies } from './policies.ts'
import { useToday } from './use-today.ts'

/** The rules in force today: the newest version whose first day has come. Null: none is published. */
export function usePolicy(): Policy | null | undefined {
  const policies = usePolicies()
  const today = useToday()
  return policies && policyOn(policies, today)
}

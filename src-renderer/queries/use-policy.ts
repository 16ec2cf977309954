import type { Policy } from '../../domain/policy/policy.ts'
import { type WarningRules, warningsOf } from '../../domain/policy/warning-rules.ts'
import { policyOn, usePolicies } from './policies.ts'
import { useToday } from './use-today.ts'

/** The rules in force today: the newest version whose first day has come. Null: none is published. */
export function usePolicy(): Policy | null | undefined {
  const policies = usePolicies()
  const today = useToday()
  return policies && policyOn(policies, today)
}

/** The limits of early warnings in force today; until the policy is known those that hold without one. */
export function useWarningRules(): WarningRules {
  const policy = usePolicy()
  return warningsOf(policy?.rules ?? {})
}

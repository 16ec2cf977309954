import { useMemo } from 'react'
import type { Policy } from '../../domain/policy/policy.ts'
import { usePage } from './use-page.ts'

/** Versions are few: one a year or so. */
const POLICIES = 50

/** Every version of the rules, the newest first; undefined until loaded. */
export function usePolicies(): readonly Policy[] | undefined {
  const { rows } = usePage({ collection: 'policy', where: { kind: 'rules' }, limit: POLICIES })
  return useMemo(
    () =>
      rows
        ?.flatMap(({ document }) => (document.kind === 'rules' ? [document] : []))
        .sort((a, b) => b.version - a.version),
    [rows]
  )
}

/** The version in force on a day: the newest whose first day has come. Null: none is. */
export const policyOn = (policies: readonly Policy[], date: string): Policy | null =>
  policies.reduce<Policy | null>(
    (newest, policy) => (policy.from > date || (newest !== null && policy.version < newest.version) ? newest : policy),
    null
  )

import type { Rejection } from '../journal/rejection.ts'
import type { SubsidyRules } from '../policy/policy.ts'
import { refusal } from '../reduction.ts'
import { addDays, addMonths } from '../time/business-date.ts'

/** Business dates that a claim must be in time for: the end of its class, the issue of each certificate. */
export interface ClaimDates {
  readonly endedOn: string
  readonly issuedOn: readonly string[]
}

/**
 * The dates of a claim of which only some lines are still asked for: the certificates that these hold run out, but what
 * fell away makes nobody's time shorter.
 */
export const datesOfClaim = (
  endedOn: string,
  lines: readonly { readonly issuedOn: string; readonly isStanding: boolean }[]
): ClaimDates => ({
  endedOn: lines.reduce((latest, { issuedOn }) => (issuedOn > latest ? issuedOn : latest), endedOn),
  issuedOn: lines.filter(({ isStanding }) => isStanding).map(({ issuedOn }) => issuedOn)
})

/** M4: not later than the policy's days after the class or its last certificate, nor its months after any certificate. */
export function refusalOfLateClaim(
  { endedOn, issuedOn }: ClaimDates,
  today: string,
  { claimDaysAfterEnd, claimMonthsAfterCertificate }: SubsidyRules
): Rejection | null {
  for (const issued of issuedOn) {
    const until = addMonths(issued, claimMonthsAfterCertificate)
    if (today > until) return refusal('rule.claim-late', 'M4', { until })
  }
  const last = issuedOn.reduce((latest, issued) => (issued > latest ? issued : latest), endedOn)
  const until = addDays(last, claimDaysAfterEnd)
  return today > until ? refusal('rule.claim-late', 'M4', { until }) : null
}

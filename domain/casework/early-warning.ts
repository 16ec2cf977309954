import type { Batch } from '../plan/batch.ts'
import type { Plan } from '../plan/plan.ts'
import { type WarningRules, warningsOf } from '../policy/warning-rules.ts'
import type { Claim, ClaimState } from '../subsidy/claim.ts'
import { addDays, DAY, daysBetween } from '../time/business-date.ts'
import { percentOf } from '../training/hours.ts'
import type { Alert, AlertRule, AlertSubject } from './alert.ts'

/** C9: what looks wrong, as the server raises it. */
export interface EarlyWarning {
  readonly rule: AlertRule
  readonly subject: AlertSubject
  readonly figures: NonNullable<Alert['figures']>
}

/** The part of a policy that early warnings go by; a stored one may have none. */
export interface WarningTerms {
  readonly warnings?: WarningRules
}

export const warning = (
  rule: AlertRule,
  collection: AlertSubject['collection'],
  id: string,
  figures: EarlyWarning['figures']
): EarlyWarning => ({ rule, subject: { collection, id }, figures })

/** Whether a batch's vouchers end soon. `today`: business date. */
export const endsSoon = ({ validUntil }: Pick<Batch, 'validUntil'>, rules: WarningTerms, today: string): boolean =>
  validUntil >= today && validUntil <= addDays(today, warningsOf(rules).endingDays)

/** Vouchers of a batch that end soon and that nobody used. */
export function vouchersEnding(
  batch: Pick<Batch, 'id' | 'validUntil'>,
  unused: number,
  rules: WarningTerms,
  today: string
): EarlyWarning | null {
  if (!endsSoon(batch, rules, today) || unused === 0) return null
  return warning('vouchers-ending', 'batch', batch.id, { found: unused, limit: warningsOf(rules).endingDays })
}

/** A plan line of whose size less is made into vouchers than of its year is gone. `today`: business date of that year. */
export function planBehind(
  { id, year, state, size, batched }: Pick<Plan, 'id' | 'year' | 'state' | 'size' | 'batched'>,
  rules: WarningTerms,
  today: string
): EarlyWarning | null {
  const [first, next] = [`${year}-01-01`, `${year + 1}-01-01`]
  if (state !== 'approved' || size === 0 || today < first || today >= next) return null
  const found = percentOf(batched, size)
  const limit = percentOf(daysBetween(first, today), daysBetween(first, next))
  return limit - found > warningsOf(rules).planBehindPercent
    ? warning('plan-behind', 'plan', id, { found, limit })
    : null
}

/** States in which a claim waits for an office; a notice has a date of its own. */
export const claimsWaiting: readonly ClaimState[] = [
  'submitted',
  'county-reviewed',
  'reviewed',
  'in-sample',
  'cleared',
  'paying',
  'part-paid'
]

/** A claim that lies with one office for too many days. `now`: instant. */
export function claimLate(
  claim: Pick<Claim, 'id' | 'state' | 'updatedAt'>,
  rules: WarningTerms,
  now: number
): EarlyWarning | null {
  const found = Math.floor((now - claim.updatedAt) / DAY)
  const limit = warningsOf(rules).claimDays
  if (!claimsWaiting.includes(claim.state) || found <= limit) return null
  return warning('claim-late', 'claim', claim.id, { found, limit })
}

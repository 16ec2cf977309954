import type { Blank } from '../../domain/plan/lease.ts'
import type { HeldLease } from '../../src-main/contract/lease.ts'
import { type BulkState, bulkJobs } from './bulk-job.ts'
import type { Unit } from './commit-many.ts'

/** A blank and the lease it is taken from. */
export type LeasedBlank = { readonly lease: HeldLease; readonly blank: Blank }

export const isDirectedKind = ({ voucherKind }: Pick<HeldLease, 'voucherKind'>): boolean =>
  voucherKind === 'value-directed' || voucherKind === 'offset-directed'

/** What this desk can give out for a plan line, the lease that ends first before the others. */
export function blanksFor(leases: readonly HeldLease[], plan: string, today: string): readonly LeasedBlank[] {
  return leases
    .filter(lease => lease.plan === plan && lease.usable && lease.validFrom <= today && today <= lease.validUntil)
    .sort((a, b) => a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1))
    .flatMap(lease => lease.remaining.map(blank => ({ lease, blank })))
}

export type IssueTarget = { readonly person: string; readonly voucher: string; readonly code: string }

/** One voucher a person, in their order; nobody beyond the blanks. `consented` holds for directed vouchers only. */
export function issueUnits(
  people: readonly string[],
  blanks: readonly LeasedBlank[],
  consented: boolean
): { readonly units: readonly Unit[]; readonly targets: readonly IssueTarget[] } {
  const units: Unit[] = []
  const targets: IssueTarget[] = []
  for (const [place, person] of people.entries()) {
    const next = blanks[place]
    if (!next) break
    const { lease, blank } = next
    const { voucher, code } = blank
    const isTaken = consented && isDirectedKind(lease)
    const args = { voucher, code, lease: lease.id, batch: lease.batch, plan: lease.plan, person, consented: isTaken }
    units.push([{ kind: 'voucher.issue', args }])
    targets.push({ person, voucher, code })
  }
  return { units, targets }
}

/** Vouchers that are being issued from a plan line, in the order of the units. */
export type IssuingBulk = {
  readonly plan: string
  readonly targets: readonly IssueTarget[]
  /** Chosen workers for whom no blank was left. */
  readonly beyond: number
}

export const issuingJobOf = bulkJobs<IssuingBulk>()

/** Workers to whom the work that is done issued from a plan line; the list they were chosen from is older. */
export function issuedTo(current: BulkState<IssuingBulk>, plan: string): ReadonlySet<string> {
  if (current.phase !== 'done' || current.about.plan !== plan) return new Set()
  const { about, result } = current
  return new Set(result.good.flatMap(place => about.targets[place]?.person ?? []))
}

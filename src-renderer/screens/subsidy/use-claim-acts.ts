import type { Role } from '../../../domain/directory/operator.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { type ClaimAct, levelOf } from '../../commands/claims.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'

const reviewerOf = { county: 'county-reviewer', city: 'city-manager', province: 'province-manager' } as const

/** What an operator of these roles may do next with a claim, so far as its state tells; the reducer decides. */
export function claimActs(claim: Pick<Claim, 'state' | 'sample'>, roles: readonly Role[]): readonly ClaimAct[] {
  const has = (...wanted: readonly Role[]) => wanted.some(role => roles.includes(role))
  const level = levelOf(claim)
  if (level !== undefined) return has(reviewerOf[level]) ? ['return', 'review'] : []
  switch (claim.state) {
    case 'draft':
    case 'returned':
      return has('centre-operator') ? ['submit'] : []
    case 'reviewed':
      if (claim.sample === null) return has('province-manager') ? ['draw'] : []
      return has('county-clerk', 'county-reviewer') ? ['publish'] : []
    case 'notice':
      return has('county-reviewer') ? ['clear'] : []
    case 'cleared':
    case 'part-paid':
      return has('finance') ? ['pay'] : []
    case 'paying':
      return has('finance') ? ['reconcile'] : []
    case 'submitted':
    case 'county-reviewed':
    case 'in-sample':
    case 'reconciled':
    case 'refused':
      return []
  }
}

export function useClaimActs(claim: Claim): readonly ClaimAct[] {
  const { operator } = useOpenDesk()
  return claimActs(claim, operator?.roles ?? [])
}

import type { Role } from '../../../domain/directory/operator.ts'
import type { Claim } from '../../../domain/subsidy/claim.ts'
import { type ClaimAct, levelOf } from '../../commands/claims.ts'
import { useOpenDesk } from '../../platform/open-desk.ts'
import { mayAuthor } from '../../queries/use-desk-at-work.ts'

const reviewerOf = { county: 'county-reviewer', city: 'city-manager', province: 'province-manager' } as const

/** What an operator of these roles may do next with a claim, so far as its state tells; the reducer decides. */
export function claimActs(claim: Pick<Claim, 'state' | 'sample'>, roles: readonly Role[]): readonly ClaimAct[] {
  const level = levelOf(claim)
  if (level !== undefined) return roles.includes(reviewerOf[level]) ? ['return', 'review'] : []
  const act = nextAct(claim)
  return act !== undefined && mayAuthor(roles, `claim.${act}`) ? [act] : []
}

function nextAct({ state, sample }: Pick<Claim, 'state' | 'sample'>): ClaimAct | undefined {
  switch (state) {
    case 'draft':
    case 'returned':
      return 'submit'
    case 'reviewed':
      return sample === null ? 'draw' : 'publish'
    case 'notice':
      return 'clear'
    case 'cleared':
    case 'part-paid':
      return 'pay'
    case 'paying':
      return 'reconcile'
    case 'submitted':
    case 'county-reviewed':
    case 'in-sample':
    case 'reconciled':
    case 'refused':
      return undefined
  }
}

export function useClaimActs(claim: Claim): readonly ClaimAct[] {
  const { operator } = useOpenDesk()
  return claimActs(claim, operator?.roles ?? [])
}

import type { Role } from '../directory/operator.ts'
import type { Claim } from './claim.ts'

/**
 * M17: whether somebody in these roles needs the papers of a claim that lies in the scope of the desk: its own training
 * place, and each level that decides on it, from when the claim comes to it.
 */
export function seesAttachments(
  roles: readonly Role[],
  { submittedAt, reviews, sample }: Pick<Claim, 'submittedAt' | 'reviews' | 'sample'>
): boolean {
  if (roles.includes('centre-operator')) return true
  if (roles.includes('county-reviewer') && submittedAt !== null) return true
  const isPassedOn = reviews.some(({ level, decision }) => level === 'county' && decision === 'approve')
  if (roles.includes('city-manager') && isPassedOn) return true
  return roles.includes('province-manager') && sample?.isDrawn === true
}

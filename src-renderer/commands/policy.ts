import type { Policy } from '../../domain/policy/policy.ts'
import type { DraftOf } from './draft.ts'

/** What somebody may say of a version; its number follows from the version before. */
export type PolicyTerms = Pick<Policy, 'name' | 'from' | 'rules' | 'pilotCities' | 'sample'>

export const publishingPolicy = (terms: PolicyTerms, version: number): DraftOf<'policy.publish'> => ({
  kind: 'policy.publish',
  args: { version, ...terms, pilotCities: [...terms.pilotCities] }
})

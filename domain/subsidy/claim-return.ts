import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, uses, type Verb } from '../reduction.ts'
import { reviewLevels } from './claim.ts'
import { claimIn } from './claim-place.ts'
import { checkReviewer, madeBy, reviewedFrom } from './claim-review.ts'

const args = z.strictObject({ claim: id, level: z.enum(reviewLevels), opinion: z.string().min(1).max(500) })
type Args = z.infer<typeof args>

/** claim.return 退回补正 (M7): a level sends a claim back with what is missing; refused lines stay refused. */
export const returnClaim: Verb<Args, 'claim.return'> = {
  kind: 'claim.return',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: false,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const place = claimIn(a.claim, [reviewedFrom[a.level]], 'M7', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    const unfit = checkReviewer(a.level, claim, context)
    if (unfit) return unfit
    const { entry } = context
    const review = { ...madeBy(a.level, claim, entry), decision: 'return' as const, opinion: a.opinion }
    const lines = claim.lines.map(line => (line.state === 'approved' ? { ...line, state: 'open' as const } : line))
    return accept([
      {
        collection: 'claim',
        document: {
          ...claim,
          lines,
          reviews: [...claim.reviews, review],
          sample: null,
          state: 'returned',
          updatedAt: entry.at
        }
      }
    ])
  }
}

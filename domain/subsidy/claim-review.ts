import { z } from 'zod'
import { isProvince } from '../access/author.ts'
import { id } from '../fields.ts'
import type { SubsidyRules } from '../policy/policy.ts'
import { accept, type Context, type EntryFacts, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import {
  approvedFen,
  type Claim,
  type ClaimLine,
  type ClaimState,
  involvedIn,
  MAX_LINES,
  type ReviewLevel,
  reviewLevels
} from './claim.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({
  claim: id,
  level: z.enum(reviewLevels),
  opinion: z.string().min(1).max(500),
  /** The lines refused, each with its reason; every other one that still stands is approved. */
  refused: z.array(z.strictObject({ enrolment: z.uuid(), reason: z.string().min(1).max(200) })).max(MAX_LINES)
})
type Args = z.infer<typeof args>

export const reviewedFrom: Readonly<Record<ReviewLevel, ClaimState>> = {
  county: 'submitted',
  city: 'county-reviewed',
  province: 'in-sample'
}

/**
 * claim.review (M5, M6): one level decides line by line with an opinion. Nobody decides on what the same operator
 * submitted or reviewed before. The city reviews what is large, the province what was drawn.
 */
export const reviewClaim: Verb<Args, 'claim.review'> = {
  kind: 'claim.review',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager'],
  isValueAction: true,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const { entry, rules } = context
    const place = claimIn(a.claim, [reviewedFrom[a.level]], 'M6', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    const unfit = checkReviewer(a.level, claim, context)
    if (unfit) return unfit
    if (!rules) return reject('policy.unknown', 'P1')
    const standing = claim.lines.filter(({ state }) => state !== 'refused').map(({ enrolment }) => enrolment)
    if (a.refused.some(({ enrolment }) => !standing.includes(enrolment)))
      return reject('entry.malformed', 'M6', { where: 'refused' })
    const lines = claim.lines.map((line): ClaimLine => {
      if (line.state === 'refused') return line
      const refused = a.refused.find(({ enrolment }) => enrolment === line.enrolment)
      return refused ? { ...line, state: 'refused', reason: refused.reason } : { ...line, state: 'approved' }
    })
    const review = { ...madeBy(a.level, claim, entry), decision: 'approve' as const, opinion: a.opinion }
    const state = stateAfter(a.level, lines, rules.subsidy)
    return accept([
      {
        collection: 'claim',
        document: { ...claim, lines, reviews: [...claim.reviews, review], state, updatedAt: entry.at }
      }
    ])
  }
}

/** Who, when and in which round, for the claim's own record of its reviews. */
export const madeBy = (
  level: ReviewLevel,
  { round }: Claim,
  { id: entry, operator, at }: EntryFacts
): Omit<Claim['reviews'][number], 'decision' | 'opinion'> => ({ round, level, operator: operator ?? '', entry, at })

/** M5: an office of the level, and an operator who had no part in the claim so far. */
export function checkReviewer(level: ReviewLevel, claim: Claim, { author, entry }: Context): Outcome | null {
  const type = isProvince(author) ? 'province' : author.organisation?.type
  if (type !== level) return reject('author.outside-place', 'M5', { level })
  const isInvolved = entry.operator === null || involvedIn(claim).includes(entry.operator)
  return isInvolved ? reject('author.same-person', 'M5') : null
}

/** M6: whether the city reviews a claim of which the county approved so many fen. */
export const needsCityReview = (fen: number, { cityReviewFromFen }: SubsidyRules): boolean => fen >= cityReviewFromFen

/** M6: where a claim goes from a level: to the city from a sum on, to nobody when nothing is left of it. */
function stateAfter(level: ReviewLevel, lines: readonly ClaimLine[], rules: SubsidyRules): ClaimState {
  if (lines.every(({ state }) => state === 'refused')) return 'refused'
  return level === 'county' && needsCityReview(approvedFen({ lines: [...lines] }), rules)
    ? 'county-reviewed'
    : 'reviewed'
}

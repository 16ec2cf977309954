import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { addWorkingDays } from '../time/working-days.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({ claim: id })
type Args = z.infer<typeof args>

/** claim.publish 公示 (M9): the public notice of a reviewed and drawn claim, over the policy's working days. */
export const publishClaim: Verb<Args, 'claim.publish'> = {
  kind: 'claim.publish',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: true,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const { entry, rules } = context
    const place = claimIn(a.claim, ['reviewed'], 'M9', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (claim.sample === null) return reject('claim.not-drawn', 'M9')
    if (!rules) return reject('policy.unknown', 'P1')
    const from = dateOfInstant(entry.at)
    const to = addWorkingDays(from, rules.subsidy.noticeWorkingDays, rules.movedDays)
    return accept([
      { collection: 'claim', document: { ...claim, notice: { from, to }, state: 'notice', updatedAt: entry.at } }
    ])
  }
}

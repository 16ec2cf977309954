import { z } from 'zod'
import { isProvince } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { claimIn } from './claim-place.ts'
import { isDrawn } from './draw.ts'

const args = z.strictObject({ claim: id, seed: z.string().regex(/^[0-9A-Za-z-]{1,64}$/) })
type Args = z.infer<typeof args>

/** claim.draw 抽查 (M8): the seed says, once, whether the province reviews a reviewed claim as well. */
export const drawClaim: Verb<Args, 'claim.draw'> = {
  kind: 'claim.draw',
  version: 1,
  args,
  by: ['province-manager'],
  isValueAction: false,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const { author, entry, rules } = context
    if (!isProvince(author)) return reject('author.outside-place', 'M8')
    const place = claimIn(a.claim, ['reviewed'], 'M8', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (claim.sample !== null) return reject('claim.wrong-state', 'M8', { state: claim.state })
    if (!rules) return reject('policy.unknown', 'P1')
    const oneIn = rules.subsidy.provinceSampleOneIn
    const sample = { seed: a.seed, oneIn, isDrawn: isDrawn(a.seed, claim.id, oneIn) }
    const state = sample.isDrawn ? ('in-sample' as const) : claim.state
    return accept([{ collection: 'claim', document: { ...claim, sample, state, updatedAt: entry.at } }])
  }
}

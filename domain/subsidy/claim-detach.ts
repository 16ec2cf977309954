import { z } from 'zod'
import { hash, id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { isRemovable } from './claim.ts'
import { claimInHand } from './claim-attach.ts'

const args = z.strictObject({ claim: id, digest: hash })
type Args = z.infer<typeof args>

/** claim.detach 移除材料 (M15): a paper is taken off again, unless the claim was submitted with it. */
export const detachFromClaim: Verb<Args, 'claim.detach'> = {
  kind: 'claim.detach',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const place = claimInHand(a.claim, context)
    if ('refused' in place) return place.refused
    const { claim } = place
    const paper = claim.attachments.find(({ digest }) => digest === a.digest)
    if (!paper) return reject('claim.attachment-unknown', 'M15')
    if (!isRemovable(claim, paper)) return reject('claim.attachment-submitted', 'M15')
    const attachments = claim.attachments.filter(known => known !== paper)
    return accept([{ collection: 'claim', document: { ...claim, attachments, updatedAt: context.entry.at } }])
  }
}

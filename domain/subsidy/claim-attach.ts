import { z } from 'zod'
import { actsFor } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, type Context, type Outcome, reject, uses, type Verb } from '../reduction.ts'
import { attachmentSchema, MAX_ATTACHMENTS } from './attachment.ts'
import { type Claim, isInHand } from './claim.ts'

const args = z.strictObject({
  claim: id,
  ...attachmentSchema.pick({ digest: true, kind: true, type: true, bytes: true }).shape
})
type Args = z.infer<typeof args>

/** claim.attach 添加材料 (M15): a training place adds a paper to its claim while the claim is in its hands. */
export const attachToClaim: Verb<Args, 'claim.attach'> = {
  kind: 'claim.attach',
  version: 1,
  args,
  by: ['centre-operator'],
  isValueAction: false,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const place = claimInHand(a.claim, context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (claim.attachments.some(({ digest }) => digest === a.digest)) return reject('claim.attachment-exists', 'M15')
    if (claim.attachments.length >= MAX_ATTACHMENTS)
      return reject('claim.attachments-full', 'M15', { max: MAX_ATTACHMENTS })
    const { claim: _, ...paper } = a
    const attachments = [...claim.attachments, { ...paper, round: claim.round }]
    return accept([{ collection: 'claim', document: { ...claim, attachments, updatedAt: context.entry.at } }])
  }
}

/** The claim of the author's own place, not submitted or returned for completion. */
export function claimInHand(
  id: string,
  { author, read }: Context
): { readonly claim: Claim } | { readonly refused: Outcome } {
  const found = read('claim', id)
  if (found.state !== 'present') return { refused: reject('claim.unknown', 'M15') }
  const claim = found.document
  if (!actsFor(author, claim.centre)) return { refused: reject('class.not-yours', 'M15') }
  if (!isInHand(claim)) return { refused: reject('claim.wrong-state', 'M15', { state: claim.state }) }
  return { claim }
}

import { z } from 'zod'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { type ClaimLine, isNoticeRunning, MAX_LINES } from './claim.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({
  claim: id,
  /** An answer to every objection. */
  answers: z
    .array(
      z.strictObject({ enrolment: z.uuid(), decision: z.enum(['keep', 'refuse']), reason: z.string().min(1).max(200) })
    )
    .max(MAX_LINES)
})
type Args = z.infer<typeof args>

/** claim.clear 公示无异议 (M11): after the notice's last day, with every objection answered by a reviewer of the county. */
export const clearClaim: Verb<Args, 'claim.clear'> = {
  kind: 'claim.clear',
  version: 1,
  args,
  by: ['county-reviewer'],
  isValueAction: true,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const { entry } = context
    const place = claimIn(a.claim, ['notice'], 'M11', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (claim.submittedBy === entry.operator) return reject('author.same-person', 'M5')
    if (isNoticeRunning(claim, dateOfInstant(entry.at)))
      return reject('claim.notice-runs', 'M11', { to: claim.notice?.to ?? '' })
    const stopped = claim.lines.filter(({ state }) => state === 'stopped').map(({ enrolment }) => enrolment)
    const answered = new Map(a.answers.map(answer => [answer.enrolment, answer]))
    const isWhole = answered.size === stopped.length && stopped.every(enrolment => answered.has(enrolment))
    if (!isWhole || a.answers.length !== answered.size)
      return reject('claim.unanswered', 'M11', { objections: stopped.length })
    const lines = claim.lines.map((line): ClaimLine => {
      const answer = answered.get(line.enrolment)
      if (!answer) return line
      return { ...line, state: answer.decision === 'keep' ? 'approved' : 'refused', reason: answer.reason }
    })
    const state = lines.some(line => line.state === 'approved') ? ('cleared' as const) : ('refused' as const)
    return accept([{ collection: 'claim', document: { ...claim, lines, state, updatedAt: entry.at } }])
  }
}

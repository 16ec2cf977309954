import { z } from 'zod'
import { id, reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { dateOfInstant } from '../time/business-date.ts'
import { claimIn } from './claim-place.ts'

const args = z.strictObject({ claim: id, enrolment: z.uuid(), reason })
type Args = z.infer<typeof args>

/** claim.object 异议 (M10): an objection raised while the notice runs stops its line until the county answers it. */
export const objectToClaim: Verb<Args, 'claim.object'> = {
  kind: 'claim.object',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'claim', a.claim)],
  reduce: (a, context) => {
    const { entry } = context
    const place = claimIn(a.claim, ['notice'], 'M10', context)
    if ('refused' in place) return place.refused
    const { claim } = place
    if (claim.notice === null || dateOfInstant(entry.at) > claim.notice.to)
      return reject('claim.notice-over', 'M10', { to: claim.notice?.to ?? '' })
    const line = claim.lines.find(({ enrolment }) => enrolment === a.enrolment)
    if (line?.state !== 'approved') return reject('claim.no-such-line', 'M10')
    const lines = claim.lines.map(known =>
      known === line ? { ...known, state: 'stopped' as const, reason: a.reason } : known
    )
    return accept([{ collection: 'claim', document: { ...claim, lines, updatedAt: entry.at } }])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { reason } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ enrolment: z.uuid(), reason })
type Args = z.infer<typeof args>

/** enrolment.return 退回补正 (E6): something is missing; the application stays open and can be accepted later. */
export const returnEnrolment: Verb<Args, 'enrolment.return'> = {
  kind: 'enrolment.return',
  version: 1,
  args,
  by: ['county-clerk', 'county-reviewer'],
  isValueAction: false,
  keys: a => [uses('write', 'enrolment', a.enrolment)],
  reduce: (a, { entry, author, read }) => {
    const found = read('enrolment', a.enrolment)
    if (found.state !== 'present') return reject('enrolment.unknown', 'E6')
    const enrolment = found.document
    if (!governs(author, enrolment.county)) return reject('author.outside-place', 'A5', { county: enrolment.county })
    if (enrolment.state !== 'applied') return reject('enrolment.wrong-state', 'E6', { state: enrolment.state })
    const document = { ...enrolment, state: 'returned' as const, reason: a.reason, updatedAt: entry.at }
    return accept([{ collection: 'enrolment', document }])
  }
}

import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ plan: id })
type Args = z.infer<typeof args>

/** plan.approve (B3): by somebody else than who submitted it. */
export const approvePlan: Verb<Args, 'plan.approve'> = {
  kind: 'plan.approve',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'plan', a.plan)],
  reduce: (a, { entry, author, read }) => {
    const found = read('plan', a.plan)
    if (found.state !== 'present') return reject('plan.unknown', 'B3')
    const plan = found.document
    if (!governs(author, plan.county)) return reject('author.outside-place', 'A5', { county: plan.county })
    if (plan.state !== 'submitted') return reject('plan.wrong-state', 'B3', { state: plan.state })
    if (entry.operator !== null && entry.operator === plan.submittedBy) return reject('author.same-person', 'A6')
    return accept([{ collection: 'plan', document: { ...plan, state: 'approved', updatedAt: entry.at } }])
  }
}

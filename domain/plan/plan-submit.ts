import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ plan: id })
type Args = z.infer<typeof args>

/** plan.submit (B2): a drafted line is laid before the level that approves. */
export const submitPlan: Verb<Args, 'plan.submit'> = {
  kind: 'plan.submit',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'plan', a.plan)],
  reduce: (a, { entry, author, read }) => {
    const found = read('plan', a.plan)
    if (found.state !== 'present') return reject('plan.unknown', 'B2')
    const plan = found.document
    if (!governs(author, plan.county)) return reject('author.outside-place', 'A5', { county: plan.county })
    if (plan.state !== 'draft') return reject('plan.wrong-state', 'B2', { state: plan.state })
    return accept([
      {
        collection: 'plan',
        document: { ...plan, state: 'submitted', submittedBy: entry.operator ?? '', updatedAt: entry.at }
      }
    ])
  }
}

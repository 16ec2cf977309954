import type { z } from 'zod'
import { governs } from '../access/author.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { planSchema } from './plan.ts'

const args = planSchema.omit({ batched: true, committedFen: true, state: true, submittedBy: true, updatedAt: true })
type Args = z.infer<typeof args>

/** plan.draft (B1): a line of the annual plan; its budget covers its size at the unit value. */
export const draftPlan: Verb<Args, 'plan.draft'> = {
  kind: 'plan.draft',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'county-reviewer', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'plan', a.id)],
  reduce: (a, { entry, author, read }) => {
    if (read('plan', a.id).state === 'present') return reject('plan.exists', 'B1')
    if (!governs(author, a.county)) return reject('author.outside-place', 'A5', { county: a.county })
    if (a.size * a.unitValueFen > a.budgetFen)
      return reject('plan.over-budget', 'B1', { size: a.size, budgetFen: a.budgetFen })
    const document = {
      ...a,
      batched: 0,
      committedFen: 0,
      state: 'draft' as const,
      submittedBy: '',
      updatedAt: entry.at
    }
    return accept([{ collection: 'plan', document }])
  }
}

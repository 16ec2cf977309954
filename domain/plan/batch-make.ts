import { z } from 'zod'
import { governs } from '../access/author.ts'
import { id } from '../fields.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'

const args = z.strictObject({ batch: id, plan: id })
type Args = z.infer<typeof args>

/** batch.make (B7): spends the line's size and budget, once; from here on nothing writes the plan (no hot rows). */
export const makeBatch: Verb<Args, 'batch.make'> = {
  kind: 'batch.make',
  version: 1,
  args,
  by: ['city-manager', 'province-manager', 'server'],
  isValueAction: true,
  keys: a => [uses('write', 'batch', a.batch), uses('write', 'plan', a.plan)],
  reduce: (a, { entry, author, read }) => {
    const foundBatch = read('batch', a.batch)
    const foundPlan = read('plan', a.plan)
    if (foundBatch.state !== 'present') return reject('batch.unknown', 'B7')
    if (foundPlan.state !== 'present' || foundBatch.document.plan !== a.plan) return reject('plan.unknown', 'B7')
    const [batch, plan] = [foundBatch.document, foundPlan.document]
    if (!governs(author, batch.county)) return reject('author.outside-place', 'A5', { county: batch.county })
    if (batch.state !== 'approved') return reject('batch.wrong-state', 'B7', { state: batch.state })
    const left = plan.size - plan.batched
    if (batch.size > left) return reject('plan.over-size', 'B7', { left, size: batch.size })
    const committedFen = plan.committedFen + batch.size * batch.faceValueFen
    if (committedFen > plan.budgetFen)
      return reject('plan.over-budget', 'B7', { leftFen: plan.budgetFen - plan.committedFen })
    return accept([
      { collection: 'batch', document: { ...batch, state: 'made', updatedAt: entry.at } },
      {
        collection: 'plan',
        document: { ...plan, batched: plan.batched + batch.size, committedFen, updatedAt: entry.at }
      }
    ])
  }
}

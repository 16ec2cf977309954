import type { z } from 'zod'
import { governs } from '../access/author.ts'
import { accept, reject, uses, type Verb } from '../reduction.ts'
import { batchSchema } from './batch.ts'

const args = batchSchema.pick({
  id: true,
  plan: true,
  voucherKind: true,
  faceValueFen: true,
  size: true,
  validFrom: true,
  validUntil: true
})
type Args = z.infer<typeof args>

/** batch.draft (B4): vouchers to be made from an approved line, of its county and skill. */
export const draftBatch: Verb<Args, 'batch.draft'> = {
  kind: 'batch.draft',
  version: 1,
  args,
  by: ['county-reviewer', 'city-manager', 'province-manager', 'server'],
  isValueAction: false,
  keys: a => [uses('write', 'batch', a.id), uses('read', 'plan', a.plan)],
  reduce: (a, { entry, author, read }) => {
    if (read('batch', a.id).state === 'present') return reject('batch.exists', 'B4')
    const found = read('plan', a.plan)
    if (found.state !== 'present') return reject('plan.unknown', 'B4')
    const plan = found.document
    if (!governs(author, plan.county)) return reject('author.outside-place', 'A5', { county: plan.county })
    if (plan.state !== 'approved') return reject('plan.wrong-state', 'B4', { state: plan.state })
    if (a.validUntil < a.validFrom) return reject('entry.malformed', 'B4', { where: 'validUntil' })
    const { county, occupation, level } = plan
    const document = {
      ...a,
      county,
      occupation,
      level,
      leased: 0,
      state: 'draft' as const,
      submittedBy: '',
      updatedAt: entry.at
    }
    return accept([{ collection: 'batch', document }])
  }
}

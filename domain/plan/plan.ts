import { z } from 'zod'
import { category, count, county, fen, id, instant, label, level, occupation } from '../fields.ts'

export const planStates = ['draft', 'submitted', 'approved'] as const

/** One line of an annual plan. Size and budget are spent when a batch is made, never by issuing. */
export const planSchema = z.strictObject({
  id,
  year: z.int().min(2015).max(2099),
  county,
  occupation,
  level,
  /** 领取条件: who may have a voucher of this line; empty = every category. */
  categories: z.array(category),
  size: count,
  unitValueFen: fen,
  budgetFen: fen,
  fundSource: label,
  batched: count,
  committedFen: fen,
  state: z.enum(planStates),
  submittedBy: z.string().max(100),
  sample: z.boolean(),
  updatedAt: instant
})
export type Plan = Readonly<z.infer<typeof planSchema>>

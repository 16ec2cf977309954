import { z } from 'zod'
import { count, county, date, fen, id, instant, level, occupation } from '../fields.ts'

export const batchStates = ['draft', 'submitted', 'approved', 'made', 'closed'] as const
export const voucherKinds = ['value-open', 'value-directed', 'offset-open', 'offset-directed'] as const

/** Vouchers made together from one plan line. `leased` is the sum of its leases and never exceeds `size`. */
export const batchSchema = z.strictObject({
  id,
  plan: id,
  county,
  occupation,
  level,
  voucherKind: z.enum(voucherKinds),
  faceValueFen: fen,
  size: count,
  leased: count,
  validFrom: date,
  validUntil: date,
  state: z.enum(batchStates),
  submittedBy: z.string().max(100),
  updatedAt: instant
})
export type Batch = Readonly<z.infer<typeof batchSchema>>

/** Numbers of a made batch that no desk has reserved yet. */
export const leftIn = ({ size, leased }: Pick<Batch, 'size' | 'leased'>): number => size - leased

import { z } from 'zod'
import { rejectionSchema } from './rejection.ts'

/** Where an entry stands. `pending` exists on its device only: the server has not seen it. */
export const lanes = ['pending', 'accepted', 'rejected', 'review', 'waiting'] as const
export type Lane = (typeof lanes)[number]

/** The server's answer to one entry; `waiting` is the only one that a later answer may replace. */
export const verdictSchema = z.strictObject({
  entry: z.uuid(),
  lane: z.enum(['accepted', 'rejected', 'review', 'waiting']),
  /** Why an entry was rejected or sent to review; null for accepted and waiting. */
  rejection: rejectionSchema.nullable(),
  /** For review: the losing entry that this one rests on. For waiting: the entry it waits for. */
  causedBy: z.uuid().nullable(),
  /** The dispute or alert that carries the entry, if any. */
  case: z.string().max(80).nullable(),
  /** Trusted server time of the decision, UTC milliseconds. */
  decidedAt: z.int(),
  /** Place in the feed scope `device:ID`: a replica whose checkpoint has reached it holds the effects. */
  seq: z.int().min(0)
})
export type Verdict = Readonly<z.infer<typeof verdictSchema>>

export const isFinal = (lane: Lane): boolean => lane === 'accepted' || lane === 'rejected' || lane === 'review'

import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
import { courierReplicaSchema } from '../../domain/protocol/courier.ts'
import { instantSchema, nothingSchema } from './parts.ts'

/** The courier file: own entries out and answers back on a stick, and files of others carried to the server. */

/**
 * How far an item has come. Out: `open`, `delivered` (the server has the entries, by whatever way), `answered`. Answers:
 * `applying`, `applied`, `overtaken` (its documents began where the replica no longer was; results count all the same).
 * Carried: `sent` (the server has it, the answer was not saved), `answered`.
 */
export const courierItemStates = ['open', 'delivered', 'applying', 'applied', 'overtaken', 'sent', 'answered'] as const
export type CourierItemState = (typeof courierItemStates)[number]

const courierItemSchema = z.object({
  id: idSchema,
  way: z.enum(['out', 'back', 'carried']),
  /** When this desk wrote, took or carried it, trusted time. */
  at: instantSchema,
  /** When its content was made: an answer is as old as this. */
  madeAt: instantSchema,
  name: z.string().max(300),
  /** Place that made it, for carried files; '' for own ones. */
  place: z.string().max(80),
  device: idSchema,
  entries: z.int().nonnegative(),
  /** Last place of the chain that it reaches. */
  upTo: z.int().nonnegative(),
  state: z.enum(courierItemStates)
})
export type CourierItem = z.infer<typeof courierItemSchema>

export const courierWork = ['exporting', 'checking', 'carrying', 'fetching', 'importing'] as const

export const courierOverviewSchema = z.object({
  /** Long work under way; `total` 0: not known. */
  work: z
    .object({
      kind: z.enum(courierWork),
      done: z.int().nonnegative(),
      total: z.int().nonnegative(),
      startedAt: instantSchema
    })
    .nullable(),
  /** Newest first. */
  items: z.array(courierItemSchema).max(100)
})
export type CourierOverview = z.infer<typeof courierOverviewSchema>

export const courierChannels = {
  'courier.state': { request: nothingSchema, reply: courierOverviewSchema },
  /** Writes what the server is not known to hold to a file the operator chooses. `left`: entries for the next file. */
  'courier.export': {
    request: z.strictObject({ replica: courierReplicaSchema }),
    reply: z.object({ name: z.string(), entries: z.int().nonnegative(), left: z.int().nonnegative() })
  },
  /** Takes a file the operator chooses: an answer for this desk is imported, a file of another is carried to the server. */
  'courier.import': {
    request: nothingSchema,
    reply: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('answer'),
        name: z.string(),
        /** Server time at which it was made. */
        madeAt: instantSchema,
        verdicts: z.int().nonnegative(),
        leases: z.int().nonnegative(),
        /** Pages of documents that the replica takes now; 0: they would bring it nothing. */
        pages: z.int().nonnegative()
      }),
      z.object({
        kind: z.literal('carried'),
        place: z.string(),
        entries: z.int().nonnegative(),
        /** Where the answer was saved, null when the operator closed the dialog. */
        saved: z.string().nullable()
      })
    ])
  }
} as const

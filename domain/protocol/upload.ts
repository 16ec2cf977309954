import { z } from 'zod'
import { hashSchema, idSchema, millisSchema, runSchema, sealedPartSchema } from '../journal/entry.ts'
import { verdictSchema } from '../journal/lane.ts'
import { epochSchema } from './epoch.ts'

/**
 * POST /v1/journal. One device's runs in chain order, whole runs only, at most MAX_BATCH entries in all. `generation` is
 * who asks; to a restored server runs of older generations are offered too, whole generations in order (row 18).
 */
export const uploadRequestSchema = z.strictObject({
  protocol: z.int().min(1),
  deviceId: idSchema,
  generation: z.int().min(1),
  /** The epoch the device believes in; null at its first contact. */
  epoch: epochSchema.nullable(),
  runs: z.array(runSchema).max(200),
  sealed: z.array(sealedPartSchema).max(600),
  /** Entries of these runs that were accepted in a history that ended (S18). */
  again: z.array(z.uuid()).max(200).optional(),
  /** Runs of an ended generation, in any order: to be set aside (S22). No sealed part comes with them. */
  handOver: z.boolean().optional()
})
export type UploadRequest = Readonly<z.infer<typeof uploadRequestSchema>>

/**
 * Why the server read no further: `gap` (an envelope does not continue the head), `fork` (a known place with another
 * hash: the generation is frozen), `superseded` (an old generation), `damaged` (a body that is not its hash),
 * `bad-signature` (of the device), `revoked`, `epoch` (the device speaks of a history that ended).
 */
export const uploadStops = ['gap', 'fork', 'superseded', 'damaged', 'bad-signature', 'revoked', 'epoch'] as const
export type UploadStop = (typeof uploadStops)[number]

export const uploadReplySchema = z.strictObject({
  epoch: epochSchema,
  /** The epoch that the request named: an answer to what the device no longer believes is stale. */
  asked: epochSchema.nullable(),
  serverTime: millisSchema,
  /** Where the server's copy of the chain ends now. */
  head: z.strictObject({ generation: z.int().min(1), seq: z.int().min(0), hash: hashSchema }),
  verdicts: z.array(verdictSchema),
  stop: z.enum(uploadStops).nullable()
})
export type UploadReply = Readonly<z.infer<typeof uploadReplySchema>>

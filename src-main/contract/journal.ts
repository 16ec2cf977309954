import { z } from 'zod'
import { bodySchema, envelopeSchema, idSchema, MAX_BATCH, sealedPartNames } from '../../domain/journal/entry.ts'
import { lanes, verdictSchema } from '../../domain/journal/lane.ts'
import { epochSchema } from '../../domain/protocol/epoch.ts'
import { instantSchema, nothingSchema } from './parts.ts'

/** Own work: what is appended and where it stands. */

const scalarSchema = z.union([z.string().max(4000), z.int(), z.boolean(), z.null()])

/** Personal data of one person; main seals it, only its digest enters the body. */
const sealedInputSchema = z.strictObject({
  person: idSchema,
  part: z.enum(sealedPartNames),
  plain: z.record(z.string().max(40), scalarSchema)
})

const entryInputSchema = z.strictObject({
  /** Given by the caller only to make a retry idempotent; otherwise main makes a UUIDv7. */
  id: z.uuid().optional(),
  kind: bodySchema.shape.kind,
  args: bodySchema.shape.args,
  sealed: z.array(sealedInputSchema).max(8)
})

const ownEntrySchema = z.object({
  /** Place in this desk's journal file, counted from 1; the cursor of `journal.list`. */
  position: z.int().positive(),
  body: bodySchema,
  envelope: envelopeSchema,
  lane: z.enum(lanes),
  verdict: verdictSchema.nullable(),
  /** Sent and not answered yet. */
  uploading: z.boolean(),
  /** Rejected or in review, and somebody at this desk has looked after it. */
  seen: z.boolean()
})

export type OwnEntry = z.infer<typeof ownEntrySchema>
export type EntryInput = z.infer<typeof entryInputSchema>

export const journalChannels = {
  /** All or none; the reply comes after fdatasync. */
  'journal.append': {
    request: z.strictObject({
      entries: z.array(entryInputSchema).min(1).max(MAX_BATCH),
      policyVersion: bodySchema.shape.policyVersion,
      /** How old the data on screen was when the operator decided, in milliseconds; −1 when there was none. */
      dataAgeMs: z.int().min(-1)
    }),
    reply: z.object({ entries: z.array(ownEntrySchema) })
  },
  /** Newest first. `text` matches kind, entry id and the ids in args; never personal data. */
  'journal.list': {
    request: z.strictObject({
      lane: z.enum(lanes).optional(),
      text: z.string().max(80).optional(),
      limit: z.int().min(1).max(500),
      before: z.int().positive().optional()
    }),
    reply: z.object({
      entries: z.array(ownEntrySchema),
      counts: z.record(z.enum(lanes), z.int().nonnegative()),
      next: z.int().positive().nullable()
    })
  },
  /**
   * What the overlay folds, oldest first: own entries without a final verdict, and decided ones whose effects the
   * replica does not hold yet (verdict.seq above the head last told by `journal.decided`). Page by page behind `after`,
   * or only those of `ids`, which `journal.changed` told: one of them that is not answered is folded no longer.
   */
  'journal.undecided': {
    request: z.strictObject({
      after: z.int().min(0).optional(),
      ids: z.array(z.uuid()).max(MAX_BATCH).optional()
    }),
    reply: z.object({
      entries: z.array(ownEntrySchema).max(MAX_BATCH),
      /** `after` of the next page, null when there is none. */
      next: z.int().positive().nullable()
    })
  },
  /** The replica has applied a snapshot; sent after its checkpoint is stored. */
  'journal.decided': {
    request: z.strictObject({
      epoch: epochSchema,
      /** The replica's checkpoint in the scope `device:ID`. */
      head: z.int().min(0),
      verdicts: z.array(verdictSchema).max(10_000),
      /** Server time of the snapshot: from now on 数据截至 this. */
      asOf: instantSchema
    }),
    reply: nothingSchema
  },
  /** Somebody has looked after these entries, which were rejected or sent to review; a new verdict asks anew. */
  'journal.seen': {
    request: z.strictObject({ ids: z.array(z.uuid()).min(1).max(MAX_BATCH) }),
    reply: nothingSchema
  }
} as const

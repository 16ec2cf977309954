import { z } from 'zod'
import { idSchema, MAX_BATCH, millisSchema, sealedPartNames } from '../journal/entry.ts'

/** Somebody had a whole part of a person shown on a desk. Who, what and why; nothing of the part itself. */
export const disclosureSchema = z.strictObject({
  id: z.uuid(),
  person: idSchema,
  operator: idSchema,
  part: z.enum(sealedPartNames),
  reason: z.string().min(1).max(200),
  /** The desk's trusted time, UTC milliseconds. */
  at: millisSchema
})
export type Disclosure = Readonly<z.infer<typeof disclosureSchema>>

/** POST /v1/disclosures (device token): a desk's own records, offered until they are stored; the same id is stored once. */
export const disclosuresRequestSchema = z.strictObject({ disclosures: z.array(disclosureSchema).min(1).max(MAX_BATCH) })
export const disclosuresReplySchema = z.strictObject({ stored: z.array(z.uuid()), serverTime: millisSchema })

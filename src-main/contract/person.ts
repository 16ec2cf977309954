import { z } from 'zod'
import { idSchema, sealedPartNames } from '../../domain/journal/entry.ts'
import { MAX_ERASED } from '../../domain/person/person.ts'
import { disclosureCause, isReasoned } from '../../domain/protocol/disclosure.ts'
import { bytesSchema, nothingSchema } from './parts.ts'

const place = { person: idSchema, part: z.enum(sealedPartNames) }
const fieldsSchema = z.record(z.string().max(40), z.string().max(4000))

/** A part as the replica keeps it: AES-256-GCM under a data key of this desk, tag last. */
export const encryptedPartSchema = z.strictObject({
  keyVersion: z.int().min(1),
  iv: bytesSchema.refine(({ length }) => length === 12),
  data: bytesSchema.refine(({ length }) => length <= 64 * 1024)
})
export type EncryptedPart = Readonly<z.infer<typeof encryptedPartSchema>>

/** Personal parts: what the replica needs to name people, and what somebody needs in full. */
export const personChannels = {
  /**
   * Newest part of that name as it was sealed here, encrypted as the replica keeps parts: the page hands it on and
   * cannot read it. Null when this desk never sealed one. Refused while locked.
   */
  'person.part': {
    request: z.strictObject(place),
    reply: z.object({ part: encryptedPartSchema.nullable() })
  },
  /**
   * A whole part. Main opens it only for a purpose of the closed list, together with a durable record of who asked and
   * why, which goes to the server. `pulled` is the replica's part, null for one that this desk sealed itself. The reply
   * is null, and nothing is recorded, when there is nothing to show.
   */
  'person.disclose': {
    request: z
      .strictObject({ ...place, ...disclosureCause, pulled: encryptedPartSchema.nullable() })
      .refine(isReasoned, { path: ['reason'] }),
    reply: z.object({ fields: fieldsSchema.nullable() })
  },
  /**
   * The replica has learned that these persons were erased: main deletes what this desk sealed of them (W15). Asked
   * again until it was answered; locked or not.
   */
  'person.erased': {
    request: z.strictObject({ persons: z.array(idSchema).max(MAX_ERASED) }),
    reply: nothingSchema
  }
} as const

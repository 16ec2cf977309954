import { z } from 'zod'
import { base64urlSchema, idSchema, suiteSchema } from '../../domain/journal/entry.ts'
import { blankSchema, leaseSchema } from '../../domain/plan/lease.ts'
import { bytesSchema, nothingSchema } from './parts.ts'
import { encryptedPartSchema } from './person.ts'

/** Rights held ahead of time, the paper made from them, and the keys to check both. */

/** A lease of this desk as a page sees it; `remaining` are the blanks no own entry has used. */
const heldLeaseSchema = z.object({
  ...leaseSchema.omit({ blanks: true }).shape,
  granted: z.int().nonnegative(),
  remaining: z.array(blankSchema),
  /** Open, not past its expiry by trusted time, and of this generation. */
  usable: z.boolean()
})

export type HeldLease = z.infer<typeof heldLeaseSchema>

const trustedKeySchema = z.object({
  keyId: idSchema,
  suite: suiteSchema,
  /** Raw public key, base64url. */
  publicKey: base64urlSchema
})

export const leaseChannels = {
  'lease.list': { request: nothingSchema, reply: z.object({ leases: z.array(heldLeaseSchema) }) },
  /** Needs the line: the server takes the numbers out of the quota. */
  'lease.request': {
    request: z.strictObject({ batch: idSchema, count: z.int().min(1).max(500) }),
    reply: z.object({ lease: heldLeaseSchema })
  },
  /** Appends the signed return; the rest may be leased again once the server has it. */
  'lease.return': { request: z.strictObject({ lease: idSchema }), reply: nothingSchema },
  /**
   * Scan text of a voucher this desk issued: the credential and the device's signature. `pulled` is the identity part
   * of the holder as the replica keeps it, needed only for a holder who was registered on another desk.
   */
  'voucher.qr': {
    request: z.strictObject({
      voucher: idSchema,
      pulled: encryptedPartSchema.nullable().default(null)
    }),
    reply: z.object({ text: z.string().max(2048) })
  },
  /** Key of the replica's sealed parts; refused while the desk is locked. */
  'keys.data-key': {
    request: nothingSchema,
    reply: z.object({ version: z.int().positive(), key: bytesSchema })
  },
  'keys.trusted': {
    request: nothingSchema,
    reply: z.object({
      server: z.array(trustedKeySchema),
      /** Server-signed certificate of this device, as it goes into a courier file. */
      deviceCertificate: z.string().max(4000).nullable()
    })
  }
} as const

import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
import { bytesSchema, instantSchema, nothingSchema } from './parts.ts'

/** Rights held ahead of time, the paper made from them, and the keys to check both. */

const businessDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const blankSchema = z.object({
  /** Id of the voucher this blank becomes. */
  id: idSchema,
  code: z.string().max(32),
  ministryNo: z.string().max(40).nullable(),
  /** Server-signed, as it goes into the QR. */
  credential: z.string().max(1200)
})

const leaseSchema = z.object({
  id: idSchema,
  batch: idSchema,
  plan: idSchema.nullable(),
  county: z.string().max(12),
  occupation: z.string().max(20),
  level: z.string().max(20),
  faceValueFen: z.int().nonnegative(),
  validFrom: businessDateSchema,
  validUntil: businessDateSchema,
  expiresAt: instantSchema,
  state: z.enum(['live', 'expired', 'returned', 'closed']),
  granted: z.int().nonnegative(),
  remaining: z.array(blankSchema)
})

export type Lease = z.infer<typeof leaseSchema>

const trustedKeySchema = z.object({
  kid: z.string().max(80),
  suite: z.string().max(40),
  /** Raw public key, base64url. */
  key: z.string().max(400)
})

export const leaseChannels = {
  'lease.list': { request: nothingSchema, reply: z.object({ leases: z.array(leaseSchema) }) },
  /** Needs the line: the server takes the numbers out of the quota. */
  'lease.request': {
    request: z.strictObject({ batch: idSchema, count: z.int().min(1).max(2000) }),
    reply: z.object({ lease: leaseSchema })
  },
  /** Appends the signed return; the rest may be leased again once the server has it. */
  'lease.return': { request: z.strictObject({ lease: idSchema }), reply: nothingSchema },
  /** Scan text of a voucher this desk issued: the credential and the device's signature. */
  'voucher.qr': {
    request: z.strictObject({ voucher: idSchema }),
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

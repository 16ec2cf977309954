import { z } from 'zod'
import { county, date, fen, id, instant, level, occupation, signature } from '../fields.ts'
import { voucherKinds } from './batch.ts'

/** A voucher number that nobody holds yet: drawn by the server from the batch, signed so that a QR proves it offline. */
export const blankSchema = z.strictObject({ voucher: id, code: z.string().min(8).max(20), signature })
export type Blank = Readonly<z.infer<typeof blankSchema>>

/**
 * The exclusive right of one device and generation to issue a range of blanks until `expiresAt` (escrow).
 * What a device did not use is leased again only after it signed a return; of a closed lease it is written off.
 */
export const leaseSchema = z.strictObject({
  id,
  batch: id,
  plan: id,
  county,
  device: id,
  generation: z.int().min(1),
  occupation,
  level,
  voucherKind: z.enum(voucherKinds),
  faceValueFen: fen,
  validFrom: date,
  validUntil: date,
  keyId: id,
  blanks: z.array(blankSchema).min(1).max(500),
  expiresAt: instant,
  state: z.enum(['open', 'returned', 'closed']),
  updatedAt: instant
})
export type Lease = Readonly<z.infer<typeof leaseSchema>>

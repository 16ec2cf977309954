import { z } from 'zod'
import { id, instant, label, publicKey, suite } from '../fields.ts'
import { MOST_GENERATIONS, signedCertificateSchema } from './certificate.ts'

/** A registered machine. `generation` is its registration number: a fork freezes it, a fresh code opens the next. */
export const deviceSchema = z.strictObject({
  kind: z.literal('device'),
  id,
  organisation: id,
  label,
  generation: z.int().min(1),
  suite,
  publicKey,
  /** One a generation: papers signed in an older one stay good. */
  certificates: z.array(signedCertificateSchema).min(1).max(MOST_GENERATIONS),
  state: z.enum(['active', 'revoked']),
  revokedAt: instant.nullable(),
  updatedAt: instant
})
export type Device = Readonly<z.infer<typeof deviceSchema>>

import { z } from 'zod'
import { signedCertificateSchema } from '../directory/certificate.ts'
import { signedKeyGrantSchema } from '../directory/key-grant.ts'
import { leaseSchema } from '../plan/lease.ts'

/**
 * POST /v1/evidence: what the server once signed for a device, shown to a server that was restored from before it
 * (S19). `label` is the desk name under which the device was registered.
 */
export const evidenceSchema = z.strictObject({
  label: z.string().min(1).max(80),
  /** One a generation, oldest first. */
  certificates: z.array(signedCertificateSchema).max(20),
  /** In the order in which they were given. */
  keys: z.array(signedKeyGrantSchema).max(60),
  leases: z.array(leaseSchema).max(20)
})
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>

export const evidenceReplySchema = z.strictObject({ taken: z.int().min(0) })

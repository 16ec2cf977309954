import { z } from 'zod'

/** Lower-case hex SHA-256. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** base64url without padding: keys and signatures. */
export const base64urlSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(200)
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/)
export const millisSchema = z.int().min(0)
export const suiteSchema = z.enum(['ed25519'])
export type Suite = z.infer<typeof suiteSchema>

/** The hash before a chain's first envelope. */
export const GENESIS = '0'.repeat(64)
/** Limits at the edge (trust.md row 32). */
export const MAX_RUN = 50
export const MAX_BATCH = 200
export const MAX_ENTRY_BYTES = 16 * 1024

/**
 * What an author states. Its canonical text's SHA-256 is the `bodyHash`; id + bodyHash make an entry idempotent.
 * `at` is the device's trusted time (last server time + monotonic elapsed), `lastContact` the server time that it
 * rests on, `clockFlagged` says that the wall clock went back; `dataAge` is the age in milliseconds of the replica
 * the author saw, −1 when there was none.
 */
export const bodySchema = z.strictObject({
  v: z.int().min(1).max(99),
  id: z.uuid(),
  serverId: idSchema,
  deviceId: idSchema,
  kind: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    .max(40),
  args: z.record(z.string(), z.json()),
  operator: idSchema.nullable(),
  policyVersion: z.int().min(0),
  at: millisSchema,
  lastContact: millisSchema,
  clockFlagged: z.boolean(),
  dataAge: z.int().min(-1),
  sealed: z.array(hashSchema).max(8)
})
export type Body = Readonly<z.infer<typeof bodySchema>>

/** An entry's place in its device's chain; `prev` is the hash of the canonical text of the envelope before it. */
export const envelopeSchema = z.strictObject({
  generation: z.int().min(1),
  seq: z.int().min(1),
  prev: hashSchema,
  bodyHash: hashSchema
})
export type Envelope = Readonly<z.infer<typeof envelopeSchema>>

export const entrySchema = z.strictObject({ body: bodySchema, envelope: envelopeSchema })
export type Entry = Readonly<z.infer<typeof entrySchema>>

/**
 * Consecutive entries of one device by one operator, signed once at their end over `runMessage`: by the device's
 * key and by the operator's, so that nobody acts as another on a shared PC.
 */
export const runSchema = z.strictObject({
  suite: suiteSchema,
  operator: idSchema.nullable(),
  entries: z.array(entrySchema).min(1).max(MAX_RUN),
  deviceSignature: base64urlSchema,
  operatorSignature: base64urlSchema.nullable()
})
export type Run = Readonly<z.infer<typeof runSchema>>

/** The parts of a person that never enter a body. */
export const sealedPartNames = ['identity', 'contact', 'payment'] as const
export type SealedPartName = (typeof sealedPartNames)[number]

/**
 * One sealed part as it travels: encrypted to the server (X25519 + HKDF-SHA256 + AES-256-GCM). `digest` is
 * SHA-256 of salt + canonical plaintext (the salt is inside the ciphertext), so that it tells nothing.
 */
export const sealedPartSchema = z.strictObject({
  digest: hashSchema,
  person: idSchema,
  part: z.enum(sealedPartNames),
  keyId: idSchema,
  ephemeral: base64urlSchema,
  iv: base64urlSchema,
  ciphertext: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(12_000)
})
export type SealedPart = Readonly<z.infer<typeof sealedPartSchema>>

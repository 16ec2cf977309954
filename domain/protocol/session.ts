import { z } from 'zod'
import { signedCertificateSchema } from '../directory/certificate.ts'
import { signedKeyGrantSchema } from '../directory/key-grant.ts'
import { roles } from '../directory/operator.ts'
import { base64urlSchema, idSchema, millisSchema, suiteSchema } from '../journal/entry.ts'
import { leaseSchema } from '../plan/lease.ts'
import { epochSchema } from './epoch.ts'

/** POST /v1/register: turns a one-time code into a registered device (or a new generation of one). */
export const registerRequestSchema = z.strictObject({
  protocol: z.int().min(1),
  code: z.string().min(6).max(40),
  label: z.string().min(1).max(80),
  suite: suiteSchema,
  publicKey: base64urlSchema,
  /** What the device has of earlier generations: none of their numbers is given again, not even after a restore. */
  certificates: z.array(signedCertificateSchema).max(20).optional()
})
export type RegisterRequest = Readonly<z.infer<typeof registerRequestSchema>>

export const serverKeySchema = z.strictObject({ keyId: idSchema, suite: suiteSchema, publicKey: base64urlSchema })
export type ServerKey = Readonly<z.infer<typeof serverKeySchema>>

export const registerReplySchema = z.strictObject({
  serverId: idSchema,
  deviceId: idSchema,
  generation: z.int().min(1),
  organisation: idSchema,
  organisationName: z.string().max(80),
  certificate: signedCertificateSchema,
  serverKeys: z.array(serverKeySchema),
  /** X25519 key that sealed parts are encrypted to. */
  sealingKey: z.strictObject({ keyId: idSchema, publicKey: base64urlSchema }),
  epoch: epochSchema,
  serverTime: millisSchema
})
export type RegisterReply = Readonly<z.infer<typeof registerReplySchema>>

/** POST /v1/session/challenge {deviceId} → nonce to sign. */
export const challengeRequestSchema = z.strictObject({ deviceId: idSchema })
export const challengeReplySchema = z.strictObject({ nonce: base64urlSchema, expiresAt: millisSchema })
/** What the device signs to open a session. */
export const sessionMessage = (deviceId: string, generation: number, nonce: string): string =>
  `jinquan session ${deviceId} ${generation} ${nonce}`

/** POST /v1/session: a signed challenge becomes a short token; it carries the scopes, requests never do. */
export const sessionRequestSchema = z.strictObject({
  deviceId: idSchema,
  generation: z.int().min(1),
  nonce: base64urlSchema,
  signature: base64urlSchema,
  /** For a server that was restored from before this generation: what it once signed (S19), and the desk's name. */
  certificates: z.array(signedCertificateSchema).max(20).optional(),
  label: z.string().max(80).optional()
})
export type SessionRequest = Readonly<z.infer<typeof sessionRequestSchema>>
export const sessionReplySchema = z.strictObject({
  token: z.string().max(2000),
  expiresAt: millisSchema,
  serverTime: millisSchema,
  epoch: epochSchema
})
export type SessionReply = Readonly<z.infer<typeof sessionReplySchema>>

/** POST /v1/operator/login (device token): the first login of an operator on a device, which records the signing key. */
export const loginRequestSchema = z.strictObject({
  login: z.string().max(40),
  password: z.string().min(1).max(200),
  suite: suiteSchema,
  publicKey: base64urlSchema
})
export const loginReplySchema = z.strictObject({
  operator: idSchema,
  label: z.string().max(80),
  roles: z.array(z.enum(roles)),
  /** The server's word on the key, to be shown again after a restore. */
  grant: signedKeyGrantSchema,
  serverTime: millisSchema
})
export type LoginReply = Readonly<z.infer<typeof loginReplySchema>>

/** POST /v1/leases (device token): grants blanks of a made batch to this device and generation. */
export const leaseRequestSchema = z.strictObject({ batch: idSchema, count: z.int().min(1).max(500) })
export const leaseReplySchema = z.strictObject({ lease: leaseSchema })

/** GET /v1/stream (device token): server-sent hints; data never travels this way. */
export const hintSchema = z.strictObject({ scope: z.string().max(120), seq: z.int().min(0) })
export type Hint = Readonly<z.infer<typeof hintSchema>>

/** Every failure over HTTP; `code` is closed in the server's one failure table. */
export const failureSchema = z.strictObject({
  code: z.string().max(60),
  message: z.string().max(300),
  retryAfterMs: z.int().optional()
})
export type Failure = Readonly<z.infer<typeof failureSchema>>

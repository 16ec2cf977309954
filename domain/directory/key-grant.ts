import { z } from 'zod'
import { canonicalText } from '../journal/canonical.ts'
import { base64urlSchema, idSchema, millisSchema, suiteSchema } from '../journal/entry.ts'

/**
 * The server's word that an operator made this signing key on this device, after it had checked the password. It
 * outlives a restore of the server's database: the device can show it again. `from` is when it was given.
 */
export const keyGrantSchema = z.strictObject({
  serverId: idSchema,
  keyId: idSchema,
  operator: idSchema,
  device: idSchema,
  suite: suiteSchema,
  publicKey: base64urlSchema,
  from: millisSchema
})
export type KeyGrant = Readonly<z.infer<typeof keyGrantSchema>>

export const signedKeyGrantSchema = z.strictObject({ grant: keyGrantSchema, signature: base64urlSchema })
export type SignedKeyGrant = Readonly<z.infer<typeof signedKeyGrantSchema>>

/** What the server key signs. */
export const keyGrantMessage = (grant: KeyGrant): string => canonicalText({ purpose: 'jinquan operator key', grant })

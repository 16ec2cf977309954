import { z } from 'zod'
import type { AccessCode } from '../directory/access-order.ts'
import { millisSchema } from '../journal/entry.ts'

/** POST, device token, a signed order (SPEC D12): each gives out one access code, once. */
export const accessPaths: Readonly<Record<AccessCode, string>> = {
  'first-password': '/v1/operator/first-password',
  'registration-code': '/v1/registration-codes'
}

/** Shown once and kept nowhere in clear. */
export const accessCodeReplySchema = z.strictObject({ code: z.string().max(80), validUntil: millisSchema })
export type AccessCodeReply = Readonly<z.infer<typeof accessCodeReplySchema>>

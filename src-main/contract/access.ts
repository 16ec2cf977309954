import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
import { accessCodeReplySchema } from '../../domain/protocol/access.ts'

/** What lets somebody or a machine in for the first time (SPEC D12): the operator at work signs for it, the line is needed. */
export const accessChannels = {
  'access.first-password': { request: z.strictObject({ operator: idSchema }), reply: accessCodeReplySchema },
  'access.registration-code': { request: z.strictObject({ organisation: idSchema }), reply: accessCodeReplySchema }
} as const

import { z } from 'zod'
import { hashSchema, idSchema } from '../../domain/journal/entry.ts'
import { attachmentSchema, MAX_ATTACHMENTS } from '../../domain/subsidy/attachment.ts'
import { maxFileBytes } from './paper.ts'
import { bytesSchema } from './parts.ts'

const { digest, type, bytes } = attachmentSchema.shape

/** Papers of claims: sealed by main, opened by main. */
export const attachmentChannels = {
  /** Seals a file beside the journal, on the disk when it answers; a `claim.attach` is to name it then. */
  'attachment.keep': {
    request: z.strictObject({
      claim: idSchema,
      file: bytesSchema.refine(({ byteLength }) => byteLength <= maxFileBytes, 'too large')
    }),
    reply: z.object({ digest, type, bytes })
  },
  /** Where papers stand, in the order asked: on this desk or not, and whether the server has them. */
  'attachment.list': {
    request: z.strictObject({ digests: z.array(hashSchema).max(MAX_ATTACHMENTS) }),
    reply: z.object({ standings: z.array(z.enum(['elsewhere', 'waiting', 'stored', 'refused'])) })
  },
  /** One paper in clear, against a record of who sees it and why; from this desk where it was added, else from the server. */
  'attachment.show': {
    request: z.strictObject({ claim: idSchema, digest, reason: z.string().trim().min(1).max(200) }),
    reply: z.object({ type, file: bytesSchema })
  }
} as const

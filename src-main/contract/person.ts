import { z } from 'zod'
import { idSchema, sealedPartNames } from '../../domain/journal/entry.ts'

/** Personal parts that this desk sealed itself: what a page needs of people it registered before the server has them. */
export const personChannels = {
  /** Newest part of that name as it was sealed here; null when this desk never sealed one. Refused while locked. */
  'person.part': {
    request: z.strictObject({ person: idSchema, part: z.enum(sealedPartNames) }),
    reply: z.object({ fields: z.record(z.string().max(40), z.string().max(4000)).nullable() })
  }
} as const

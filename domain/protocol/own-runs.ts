import { z } from 'zod'
import { idSchema, runSchema } from '../journal/entry.ts'

/**
 * GET /v1/journal (device token): a device's own runs, for a journal file that lost some of them (SPEC S21, O12). From
 * the run on that holds `from`, at most MAX_BATCH entries, whole runs only.
 */
export const ownRunsRequestSchema = z.strictObject({
  device: idSchema,
  generation: z.coerce.number().int().min(1).max(1_000_000),
  from: z.coerce.number().int().min(1).max(2_000_000_000)
})

export const ownRunsSchema = z.strictObject({
  runs: z.array(runSchema).max(200),
  /** Where the next page begins; null at the end. Runs that the server cannot give are left out. */
  next: z.int().min(1).nullable()
})
export type OwnRuns = Readonly<z.infer<typeof ownRunsSchema>>

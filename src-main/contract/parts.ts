import { z } from 'zod'

/** Small schemas that several channels share. */

/** UTC milliseconds. */
export const instantSchema = z.int().nonnegative()

export const nothingSchema = z.strictObject({})

export const bytesSchema = z.instanceof(Uint8Array)

export type Bytes = z.infer<typeof bytesSchema>

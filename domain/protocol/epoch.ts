import { z } from 'zod'

/** Names one unbroken history of the server's database; a new one means a staged rebuild and a re-offer (row 18). */
export const epochSchema = z.strictObject({ n: z.int().min(1), random: z.string().max(40) })
export type Epoch = Readonly<z.infer<typeof epochSchema>>
export const sameEpoch = (a: Epoch, b: Epoch): boolean => a.n === b.n && a.random === b.random

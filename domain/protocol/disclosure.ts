import { z } from 'zod'
import { idSchema, MAX_BATCH, millisSchema, sealedPartNames } from '../journal/entry.ts'

/** What a whole part is asked for: to be shown for a while, to correct it, to serve the worker at the counter. */
const purposes = ['show', 'amend', 'counter'] as const
export type DisclosurePurpose = (typeof purposes)[number]

/** Why a whole part is asked for; looking at it needs a reason in words, a task is its own. */
export const disclosureCause = {
  /** Records from before there were others are of parts that were shown. */
  purpose: z.enum(purposes).default('show'),
  reason: z.string().trim().max(200).default('')
}

export type DisclosureCause =
  | { readonly purpose: 'show'; readonly reason: string }
  | { readonly purpose: Exclude<DisclosurePurpose, 'show'> }

export const isReasoned = ({ purpose, reason }: { readonly purpose: DisclosurePurpose; readonly reason: string }) =>
  purpose !== 'show' || reason !== ''

/** What can be disclosed: the sealed parts of a person, and the papers of a claim. */
export const disclosedParts = [...sealedPartNames, 'attachment'] as const

/** Main gave a whole part of a person, or a paper of a claim, to a page. Who, what and why; nothing of it. */
export const disclosureSchema = z
  .strictObject({
    id: z.uuid(),
    /** Whose part it is; for a paper the claim. */
    person: idSchema,
    operator: idSchema,
    part: z.enum(disclosedParts),
    ...disclosureCause,
    /** The desk's trusted time, UTC milliseconds. */
    at: millisSchema
  })
  .refine(isReasoned, { path: ['reason'] })
export type Disclosure = Readonly<z.infer<typeof disclosureSchema>>

/** POST /v1/disclosures (device token): a desk's own records, offered until they are stored; the same id is stored once. */
export const disclosuresRequestSchema = z.strictObject({ disclosures: z.array(disclosureSchema).min(1).max(MAX_BATCH) })
export const disclosuresReplySchema = z.strictObject({ stored: z.array(z.uuid()), serverTime: millisSchema })

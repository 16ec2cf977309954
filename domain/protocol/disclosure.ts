import { z } from 'zod'
import { idSchema, MAX_BATCH, millisSchema, sealedPartNames } from '../journal/entry.ts'

/** What a whole part is asked for: to be shown for a while, to correct it, to serve the worker at the counter. */
const purposes = ['show', 'amend', 'counter'] as const
export type DisclosurePurpose = (typeof purposes)[number]

/** What a record can be for: a whole part, or a list that left. */
export const recordedPurposes = [...purposes, 'export'] as const

/** Why a whole part is asked for; looking at it needs a reason in words, a task is its own. */
export const disclosureCause = {
  /** Records from before there were others are of parts that were shown. */
  purpose: z.enum(purposes).default('show'),
  reason: z.string().trim().max(200).default('')
}

export type DisclosureCause =
  | { readonly purpose: 'show'; readonly reason: string }
  | { readonly purpose: Exclude<DisclosurePurpose, 'show'> }

export const isReasoned = ({ purpose, reason }: { readonly purpose: string; readonly reason: string }) =>
  purpose !== 'show' || reason !== ''

/** What can be disclosed: the sealed parts of a person, the papers of a claim, and a list that left the program. */
export const disclosedParts = [...sealedPartNames, 'attachment', 'list'] as const

/** W11: rows about people that one operator may export without a second one. */
export const EXPORT_ALONE_MAX = 500

/** @param rows rows about people */
export const needsSecondPerson = (rows: number): boolean => rows > EXPORT_ALONE_MAX

interface Exported {
  readonly purpose: string
  readonly part: string
  readonly operator: string
  readonly rows?: number | undefined
  readonly second?: string | undefined
}

/** W11: an export says how many rows left, and who confirmed them where one operator is not enough; nothing else does. */
const isWholeExport = ({ purpose, part, operator, rows, second }: Exported): boolean => {
  const isExport = purpose === 'export'
  if (isExport !== (part === 'list') || isExport !== (rows !== undefined)) return false
  if (rows !== undefined && needsSecondPerson(rows) && second === undefined) return false
  return second === undefined || (isExport && second !== operator)
}

/** Main gave a whole part of a person, or a paper of a claim, to a page, or a list to a file. Who, what and why; nothing of it. */
export const disclosureSchema = z
  .strictObject({
    id: z.uuid(),
    /** Whose part it is; for a paper the claim, for a list what it is of: a class, a claim, a plan line, the place. */
    person: idSchema,
    operator: idSchema,
    part: z.enum(disclosedParts),
    ...disclosureCause,
    purpose: z.enum(recordedPurposes).default('show'),
    /** Rows about people that an export holds. */
    rows: z.int().min(0).max(1_000_000).optional(),
    /** The other operator of the place who confirmed an export. */
    second: idSchema.optional(),
    /** The desk's trusted time, UTC milliseconds. */
    at: millisSchema
  })
  .refine(isReasoned, { path: ['reason'] })
  .refine(isWholeExport, { path: ['rows'] })
export type Disclosure = Readonly<z.infer<typeof disclosureSchema>>

/** POST /v1/disclosures (device token): a desk's own records, offered until they are stored; the same id is stored once. */
export const disclosuresRequestSchema = z.strictObject({ disclosures: z.array(disclosureSchema).min(1).max(MAX_BATCH) })
export const disclosuresReplySchema = z.strictObject({ stored: z.array(z.uuid()), serverTime: millisSchema })

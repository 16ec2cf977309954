import { z } from 'zod'
import { idSchema, millisSchema } from '../journal/entry.ts'
import { disclosureSchema, recordedPurposes } from './disclosure.ts'

/** How the server found a record: as it should be, of somebody out of the device's scope, or by no operator of its place. */
export const disclosureOutcomes = ['shown', 'outside-scope', 'unknown-operator'] as const

export const MAX_DISCLOSURE_PAGE = 100

/** What narrows the list; nothing of it widens what the reader's place may see (W12). */
const narrowing = {
  /** The place whose desk recorded it. */
  organisation: idSchema.optional(),
  /** Who looked or exported, or confirmed an export. */
  operator: idSchema.optional(),
  purpose: z.enum(recordedPurposes).optional(),
  outcome: z.enum(disclosureOutcomes).optional(),
  /** The last record of the page before. */
  after: z.uuid().optional(),
  limit: z.int().min(1).max(MAX_DISCLOSURE_PAGE).default(50)
}

/** What a desk asks for: from one instant until before another, UTC milliseconds. */
export const disclosureFilterSchema = z.strictObject({
  ...narrowing,
  from: millisSchema.optional(),
  until: millisSchema.optional()
})
export type DisclosureFilter = Readonly<z.output<typeof disclosureFilterSchema>>

const asText = z.coerce.number<string>()

/** GET /v1/disclosures (device token): the same in a query, for the operator who reads. */
export const disclosurePageRequestSchema = z.strictObject({
  ...narrowing,
  reader: idSchema,
  from: asText.pipe(millisSchema).optional(),
  until: asText.pipe(millisSchema).optional(),
  limit: asText.pipe(z.int().min(1).max(MAX_DISCLOSURE_PAGE)).default(50)
})

/** A record as the audit holds it: what the desk told, and from where it came. */
const auditedDisclosureSchema = z.strictObject({
  ...disclosureSchema.shape,
  device: idSchema,
  organisation: idSchema,
  outcome: z.enum(disclosureOutcomes)
})
export type AuditedDisclosure = Readonly<z.output<typeof auditedDisclosureSchema>>

/** Newest first, by the time of the desk. */
export const disclosurePageSchema = z.strictObject({
  disclosures: z.array(auditedDisclosureSchema).max(MAX_DISCLOSURE_PAGE),
  /** Where the next page goes on; null at the end. */
  next: z.uuid().nullable()
})
export type DisclosurePage = Readonly<z.output<typeof disclosurePageSchema>>

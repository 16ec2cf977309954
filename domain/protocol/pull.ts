import { z } from 'zod'
import { type AnyDocument, type CollectionName, collectionNames } from '../documents.ts'
import { idSchema, millisSchema } from '../journal/entry.ts'
import { verdictSchema } from '../journal/lane.ts'
import { epochSchema } from './epoch.ts'

/** How far a replica has come, by scope: every feed row up to `seq` is in it. */
export const checkpointSchema = z.record(z.string().max(120), z.int().min(0))
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>

/** GET /v1/replica?from=…&limit=…: `from` is this as JSON; a null epoch starts anew. */
export const pullRequestSchema = z.strictObject({
  protocol: z.int().min(1),
  epoch: epochSchema.nullable(),
  checkpoint: checkpointSchema,
  limit: z.int().min(1).max(5000),
  /** Asks for `left`; once a load, since counting costs the server as much as a page. */
  count: z.boolean().optional(),
  /** Asks for the digests of the session's scopes with the last page (L8). */
  digest: z.boolean().optional()
})
export type PullRequest = Readonly<z.infer<typeof pullRequestSchema>>

/** What a scope holds: how many documents, and two sums over their keys and versions (domain/sync/digest.ts). */
export const digestSchema = z.strictObject({
  documents: z.int().min(0),
  a: z.int().min(0).max(4_294_967_295),
  b: z.int().min(0).max(4_294_967_295)
})
export type Digest = Readonly<z.infer<typeof digestSchema>>
export const digestsSchema = z.record(z.string().max(120), digestSchema)
export type Digests = Readonly<z.infer<typeof digestsSchema>>

/** Sealed parts as plain JSON text by part name, only those the session may read. The replica encrypts them at rest. */
export const openedPartsSchema = z.partialRecord(
  z.enum(['identity', 'contact', 'payment']),
  z.record(z.string(), z.string())
)
export type OpenedParts = Readonly<z.infer<typeof openedPartsSchema>>

export const documentLineSchema = z.strictObject({
  collection: z.enum(collectionNames as [CollectionName, ...CollectionName[]]),
  document: z.looseObject({ id: idSchema }),
  version: z.int().min(1),
  parts: openedPartsSchema.optional()
})
export interface DocumentLine {
  readonly collection: CollectionName
  readonly document: AnyDocument
  /** The document's version on the server: 1 for its first. */
  readonly version: number
  readonly parts?: OpenedParts
}
export const goneLineSchema = z.strictObject({
  collection: z.enum(collectionNames as [CollectionName, ...CollectionName[]]),
  gone: idSchema
})
export type GoneLine = Readonly<z.infer<typeof goneLineSchema>>

/** The last line: without it a reply was cut and is not applied. */
export const endLineSchema = z.strictObject({
  end: z.strictObject({
    epoch: epochSchema,
    serverTime: millisSchema,
    /** The session's scopes: a replica of other scopes must be rebuilt. */
    scopes: z.array(z.string().max(120)),
    /** What the request named, so that a stale reply is seen (row 4). */
    from: checkpointSchema,
    checkpoint: checkpointSchema,
    /** Verdicts of this device's entries whose feed place lies in (from, checkpoint]. */
    verdicts: z.array(verdictSchema),
    more: z.boolean(),
    /** Documents and gone marks after `from`, this page's included; only where the request asked. */
    left: z.int().min(0).optional(),
    /** Of the same snapshot, when they were asked for and nothing more follows. */
    digests: digestsSchema.optional()
  })
})
export type PullEnd = Readonly<z.infer<typeof endLineSchema>['end']>
export type PullLine = DocumentLine | GoneLine | { readonly end: PullEnd }

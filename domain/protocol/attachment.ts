import { z } from 'zod'
import { base64urlSchema, hashSchema, idSchema, millisSchema } from '../journal/entry.ts'
import { attachmentSchema, MAX_ATTACHMENT_BYTES } from '../subsidy/attachment.ts'

/** Bytes of a sealed file beyond the file itself: the salt that its digest covers, and the cipher's tag. */
export const SALT_BYTES = 32
export const TAG_BYTES = 16
/** A sealed file travels in pieces of this length, the last one shorter (trust.md row 32). */
export const PIECE_BYTES = 512 * 1024

export const sealedBytes = (fileBytes: number): number => fileBytes + SALT_BYTES + TAG_BYTES

/** What a paper is sealed for: it cannot stand in for another claim's. `key`: server key id or data key version. */
export const attachmentContext = (claim: string, key: string): string => `claim|${claim}|attachment|${key}`

const pieceText = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(Math.ceil((PIECE_BYTES * 4) / 3))

/** POST /v1/attachments (device token): one piece of a sealed file; the same piece twice is no error. */
export const attachmentPieceSchema = z.strictObject({
  claim: idSchema,
  digest: hashSchema,
  keyId: idSchema,
  ephemeral: base64urlSchema,
  iv: base64urlSchema,
  /** Where the piece begins: a multiple of PIECE_BYTES. */
  at: z.int().min(0).max(MAX_ATTACHMENT_BYTES),
  piece: pieceText
})
export type AttachmentPiece = Readonly<z.infer<typeof attachmentPieceSchema>>

/** Where the first piece that the server lacks begins; null once it has the whole file, opened and found as named. */
export const attachmentPieceReplySchema = z.strictObject({ next: z.int().min(0).nullable(), serverTime: millisSchema })

/** POST /v1/attachments/show (device token): the file, against the record of who sees it and why. */
export const attachmentShowSchema = z.strictObject({
  claim: idSchema,
  digest: hashSchema,
  /** Of the disclosure that the desk has written down already. */
  record: z.uuid(),
  operator: idSchema,
  reason: z.string().min(1).max(200),
  at: millisSchema
})
export const attachmentShowReplySchema = z.strictObject({
  type: attachmentSchema.shape.type,
  file: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(Math.ceil((MAX_ATTACHMENT_BYTES * 4) / 3))
})

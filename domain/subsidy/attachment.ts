import { z } from 'zod'
import { hash } from '../fields.ts'

export const attachmentKinds = ['roster', 'attendance', 'certificates', 'photographs', 'plan', 'other'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]
export const attachmentTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type AttachmentType = (typeof attachmentTypes)[number]

/** Of one file, before it is sealed. */
export const MAX_ATTACHMENT_BYTES = 2 * 1024 * 1024
/** Of one claim. */
export const MAX_ATTACHMENTS = 20

/** A paper of a claim (申领材料). The file lies apart from the journal; this is all that an entry says of it (M15). */
export const attachmentSchema = z.strictObject({
  /** SHA-256 of a random salt and the file: tells nothing of the file. */
  digest: hash,
  kind: z.enum(attachmentKinds),
  type: z.enum(attachmentTypes),
  bytes: z.int().min(1).max(MAX_ATTACHMENT_BYTES),
  /** Submissions of the claim before it was attached: one that was submitted stays. */
  round: z.int().min(0).max(50)
})
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>

const beginnings: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]]
]

/** What a file is by its first bytes, whatever its name says; undefined for anything that is not taken (M16). */
export const typeOfFile = (bytes: Uint8Array): AttachmentType | undefined =>
  beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0]

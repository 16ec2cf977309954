import {
  type Attachment,
  type AttachmentKind,
  MAX_ATTACHMENT_BYTES,
  typeOfFile
} from '../../domain/subsidy/attachment.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import type { FailureCode } from '../../src-main/contract/failure.ts'
import type { DraftOf } from './draft.ts'

export const attachingPaper = (
  { id: claim }: Pick<Claim, 'id'>,
  kind: AttachmentKind,
  { digest, type, bytes }: Pick<Attachment, 'digest' | 'type' | 'bytes'>
): DraftOf<'claim.attach'> => ({ kind: 'claim.attach', args: { claim, digest, kind, type, bytes } })

export const detachingPaper = (
  { id: claim }: Pick<Claim, 'id'>,
  { digest }: Pick<Attachment, 'digest'>
): DraftOf<'claim.detach'> => ({ kind: 'claim.detach', args: { claim, digest } })

/** Nobody's scan is larger; what is gets no chance to fill the memory. */
const MOST_READ = 60 * 1024 * 1024

export type PreparedPaper =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly code: FailureCode }

/** Makes of a chosen file what may be attached: pictures are made smaller, anything else is taken as it is or refused. */
export async function preparePaper(
  file: Blob,
  smaller: (file: Blob, mostBytes: number) => Promise<Blob | null>
): Promise<PreparedPaper> {
  if (file.size > MOST_READ) return { ok: false, code: 'attachment.too-large' }
  const read = new Uint8Array(await file.arrayBuffer())
  const type = typeOfFile(read)
  if (!type) return { ok: false, code: 'attachment.other-type' }
  const bytes = type === 'application/pdf' ? read : await bytesOf(smaller(file, MAX_ATTACHMENT_BYTES))
  if (!bytes) return { ok: false, code: 'file.unreadable' }
  return bytes.byteLength > MAX_ATTACHMENT_BYTES ? { ok: false, code: 'attachment.too-large' } : { ok: true, bytes }
}

/** What became of a chosen file: a file at fault says nothing of the others, anything else does. */
export type PaperFate = 'added' | 'file-refused' | 'stopped'

/** Adds files one after the other: each is judged over the one before. Yields how many were, and those that nobody came to. */
export async function addEach<F>(
  files: readonly F[],
  add: (file: F) => Promise<PaperFate>
): Promise<{ readonly added: number; readonly left: readonly F[] }> {
  let added = 0
  for (const [at, file] of files.entries()) {
    const fate = await add(file)
    if (fate === 'stopped') return { added, left: files.slice(at + 1) }
    if (fate === 'added') added += 1
  }
  return { added, left: [] }
}

async function bytesOf(made: Promise<Blob | null>): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await made
  return blob && new Uint8Array(await blob.arrayBuffer())
}

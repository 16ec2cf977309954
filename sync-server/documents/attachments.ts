import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Documents } from '../../domain/documents.ts'
import { attachmentContext, PIECE_BYTES, SALT_BYTES, sealedBytes } from '../../domain/protocol/attachment.ts'
import { type Attachment, typeOfFile } from '../../domain/subsidy/attachment.ts'
import type { DocumentChange } from '../../domain/sync/acceptor-store.ts'
import { openSealedBox, type SealedBox, type SealingKey } from './sealed-box.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/** What papers are opened with when they come, and kept under. */
export interface AttachmentKeys {
  readonly sealing: SealingKey
  readonly restKey: Buffer
  readonly encrypt: (key: Buffer, context: string, plain: Buffer) => Buffer
  readonly decrypt: (key: Buffer, context: string, box: Buffer) => Buffer
}

/** One paper of one claim, as an accepted entry named it. */
export interface NamedPaper {
  readonly claim: string
  readonly paper: Attachment
}

/** A piece as it came from a device. */
export interface Piece {
  readonly device: string
  readonly keyId: string
  readonly ephemeral: string
  readonly iv: string
  readonly at: number
  readonly bytes: Buffer
}

const restContext = (claim: string, digest: string): string => `${claim}|attachment|${digest}`

/** Whether a piece has the place and length that a paper of this size is cut into. */
export const isPieceOf = ({ bytes }: Attachment, { at, bytes: piece }: Pick<Piece, 'at' | 'bytes'>): boolean => {
  const whole = sealedBytes(bytes)
  return at % PIECE_BYTES === 0 && at < whole && piece.length === Math.min(PIECE_BYTES, whole - at)
}

/** Undefined when it is not for us, was altered, or is not the file that the entry named. */
const openFile = (
  { claim, paper }: NamedPaper,
  keyId: string,
  box: SealedBox,
  { sealing }: Pick<AttachmentKeys, 'sealing'>
): Buffer | undefined => {
  if (keyId !== sealing.keyId) return undefined
  try {
    const payload = openSealedBox(sealing, attachmentContext(claim, keyId), box)
    const file = payload.subarray(SALT_BYTES)
    const digest = createHash('sha256').update(payload).digest('hex')
    const isNamed = digest === paper.digest && file.length === paper.bytes && typeOfFile(file) === paper.type
    return isNamed ? file : undefined
  } catch {
    return undefined
  }
}

export const isKept = async (client: Queryable, claim: string, digest: string): Promise<boolean> => {
  const { rowCount } = await client.query('select 1 from attachment where claim = $1 and digest = $2', [claim, digest])
  return rowCount === 1
}

/**
 * Keeps a piece, and with the last one the whole paper (M16). Yields where the first piece that is lacking begins, null
 * when the paper is kept, undefined when its pieces make no such file: they are gone then. Each statement stands for
 * itself, so that a crash between two leaves only work that the next piece does again.
 */
export const keepPiece = async (
  client: Queryable,
  named: NamedPaper,
  piece: Piece,
  keys: AttachmentKeys,
  now: number
): Promise<number | null | undefined> => {
  const { claim, paper } = named
  const key = [claim, paper.digest]
  if (await isKept(client, claim, paper.digest)) return null
  await client.query(
    `insert into attachment_piece (claim, digest, device_id, at, bytes, received_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [...key, piece.device, piece.at, piece.bytes, now]
  )
  const { rows } = await client.query<{ at: number }>(
    'select at from attachment_piece where claim = $1 and digest = $2 and device_id = $3',
    [...key, piece.device]
  )
  const held = new Set(rows.map(({ at }) => at))
  for (let at = 0; at < sealedBytes(paper.bytes); at += PIECE_BYTES) if (!held.has(at)) return at
  const pieces = await client.query<{ bytes: Buffer }>(
    'select bytes from attachment_piece where claim = $1 and digest = $2 and device_id = $3 order by at',
    [...key, piece.device]
  )
  const ciphertext = Buffer.concat(pieces.rows.map(({ bytes }) => bytes)).toString('base64url')
  const file = openFile(named, piece.keyId, { ephemeral: piece.ephemeral, iv: piece.iv, ciphertext }, keys)
  if (file) {
    const box = keys.encrypt(keys.restKey, restContext(claim, paper.digest), file)
    await client.query(
      'insert into attachment (claim, digest, box, received_at) values ($1, $2, $3, $4) on conflict do nothing',
      [...key, box, now]
    )
  }
  await client.query('delete from attachment_piece where claim = $1 and digest = $2', key)
  return file ? null : undefined
}

/** The file itself; undefined when it has not come yet. */
export const readAttachment = async (
  client: Queryable,
  claim: string,
  digest: string,
  { restKey, decrypt }: AttachmentKeys
): Promise<Buffer | undefined> => {
  const { rows } = await client.query<{ box: Buffer }>('select box from attachment where claim = $1 and digest = $2', [
    claim,
    digest
  ])
  return rows[0] && decrypt(restKey, restContext(claim, digest), rows[0].box)
}

/** What a change took off a claim goes with it, pieces too. Sends its statements before it first waits. */
export const dropDetached = (client: Queryable, changes: readonly DocumentChange[]): Promise<unknown> => {
  const dropped = changes.flatMap(({ collection, id, before, after }) => {
    if (collection !== 'claim' || before === null) return []
    const left = new Set((after as Documents['claim']).attachments.map(({ digest }) => digest))
    const digests = (before as Documents['claim']).attachments.map(({ digest }) => digest)
    return digests.filter(digest => !left.has(digest)).map(digest => [id, digest])
  })
  return Promise.all(
    dropped.flatMap(key => [
      client.query('delete from attachment where claim = $1 and digest = $2', key),
      client.query('delete from attachment_piece where claim = $1 and digest = $2', key)
    ])
  )
}

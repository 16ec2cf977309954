import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { idSchema } from '../../domain/journal/entry.ts'
import {
  type AttachmentPiece,
  attachmentContext,
  attachmentPieceSchema,
  PIECE_BYTES,
  SALT_BYTES,
  sealedBytes
} from '../../domain/protocol/attachment.ts'
import { jsonAs } from '../json-text.ts'
import {
  type DataKey,
  decryptGcm,
  digestOf,
  encryptGcm,
  localPartSchema,
  type ServerBoxKey,
  sealTo
} from './sealed-box.ts'

/**
 * A paper of a claim as it lies on this desk, sealed as a part of a person is:
 *
 *     JSON header, line feed, ciphertext for the server, ciphertext for this desk
 *     payload = salt (32 random bytes) ‖ file,  digest = SHA-256(payload)
 *
 * Both ciphertexts have the length of payload and tag.
 */
const headerSchema = z.strictObject({
  claim: idSchema,
  bytes: z.int().min(1),
  server: attachmentPieceSchema.pick({ keyId: true, ephemeral: true, iv: true }),
  local: localPartSchema.omit({ ciphertext: true })
})
type Header = z.infer<typeof headerSchema>

export interface AttachmentFile {
  readonly header: Header
  readonly forServer: Uint8Array
  readonly forDesk: Uint8Array
}

const LINE_FEED = 0x0a

const contextOf = (claim: string, key: string): Buffer => Buffer.from(attachmentContext(claim, key))

/** Seals a file for this desk and for the server. */
export const sealAttachment = (
  claim: string,
  file: Uint8Array,
  dataKey: DataKey,
  server: ServerBoxKey
): { readonly digest: string; readonly sealed: Uint8Array } => {
  const payload = Buffer.concat([randomBytes(SALT_BYTES), file])
  const { ciphertext, ...box } = sealTo(server.publicKey, contextOf(claim, server.keyId), payload)
  const own = encryptGcm(dataKey.key, contextOf(claim, String(dataKey.version)), payload)
  const header: Header = {
    claim,
    bytes: file.byteLength,
    server: { keyId: server.keyId, ...box },
    local: { version: dataKey.version, iv: own.iv }
  }
  const digest = digestOf(payload)
  payload.fill(0)
  const boxes = [ciphertext, own.ciphertext].map(text => Buffer.from(text, 'base64url'))
  return { digest, sealed: Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...boxes]) }
}

/** Undefined when the file is cut or is none of ours. */
export const readAttachmentFile = (bytes: Uint8Array): AttachmentFile | undefined => {
  const end = bytes.indexOf(LINE_FEED)
  if (end < 0) return undefined
  const header = jsonAs(headerSchema, Buffer.from(bytes.subarray(0, end)).toString('utf8'))
  if (!header) return undefined
  const length = sealedBytes(header.bytes)
  const rest = bytes.subarray(end + 1)
  if (rest.length !== 2 * length) return undefined
  return { header, forServer: rest.subarray(0, length), forDesk: rest.subarray(length) }
}

/** The file in clear; undefined without its key, or when it is not what the digest says. */
export const openAttachment = (
  { header, forDesk }: AttachmentFile,
  digest: string,
  dataKeys: readonly DataKey[]
): Uint8Array | undefined => {
  const { version, iv } = header.local
  const key = dataKeys.find(known => known.version === version)
  const box = { iv, ciphertext: Buffer.from(forDesk).toString('base64url') }
  const payload = key && decryptGcm(key.key, contextOf(header.claim, String(version)), box)
  if (!payload || digestOf(payload) !== digest) return undefined
  return payload.subarray(SALT_BYTES)
}

export const pieceOf = ({ header, forServer }: AttachmentFile, digest: string, at: number): AttachmentPiece => ({
  claim: header.claim,
  digest,
  ...header.server,
  at,
  piece: Buffer.from(forServer.subarray(at, at + PIECE_BYTES)).toString('base64url')
})

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes
} from 'node:crypto'
import { z } from 'zod'
import { canonicalText, toNormalForm } from '../../domain/journal/canonical.ts'
import { base64urlSchema, type SealedPart, type SealedPartName, sealedPartSchema } from '../../domain/journal/entry.ts'

/**
 * How a part of a person is sealed.
 *
 *     payload = salt (32 random bytes) ‖ UTF-8 of the canonical text of the part
 *     digest  = SHA-256(payload), lower-case hex: the only thing a body carries
 *     aad     = UTF-8 of "person|<person>|<part>|<key>", key = server key id or data key version
 *     local   = AES-256-GCM(data key, iv, aad, payload) ‖ tag
 *     server  = AES-256-GCM(k, iv, aad, payload) ‖ tag,
 *               k = HKDF-SHA256(X25519(ephemeral, server), salt = ephemeral ‖ server public, info = BOX_INFO, 32)
 *
 * The salt lies inside the ciphertexts only: once they are erased a digest cannot be tried against known names.
 * IVs are random; a server box has a key of its own, so that its IV could not repeat at all.
 */
export const BOX_INFO = 'jinquan sealed box'
const SALT_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const RAW_KEY_BYTES = 32

/** A key that encrypts personal data on this device; a higher version is a later key. */
export interface DataKey {
  readonly version: number
  readonly key: Uint8Array
}

/** The server's X25519 key, raw and base64url. */
export interface ServerBoxKey {
  readonly keyId: string
  readonly publicKey: string
}

export const localPartSchema = z.strictObject({
  version: z.int().min(1),
  iv: base64urlSchema,
  ciphertext: sealedPartSchema.shape.ciphertext
})

/** A part as the sealed file keeps it: for the server and for this device. `entry` is the id of the entry beside it. */
export const sealedRecordSchema = z.strictObject({ entry: z.uuid(), server: sealedPartSchema, local: localPartSchema })
export type SealedRecord = Readonly<z.infer<typeof sealedRecordSchema>>

export interface PartToSeal {
  readonly entry: string
  readonly person: string
  readonly part: SealedPartName
  readonly plain: Readonly<Record<string, string | number | boolean | null>>
}

const aadOf = (person: string, part: SealedPartName, key: string): Buffer =>
  Buffer.from(`person|${person}|${part}|${key}`)

export const encryptGcm = (key: Uint8Array, aad: Uint8Array, plain: Uint8Array): { iv: string; ciphertext: string } => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(aad)
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { iv: iv.toString('base64url'), ciphertext: ciphertext.toString('base64url') }
}

/** Undefined when key, additional data or a single bit is wrong. */
export const decryptGcm = (
  key: Uint8Array,
  aad: Uint8Array,
  box: { readonly iv: string; readonly ciphertext: string }
): Buffer | undefined => {
  const bytes = Buffer.from(box.ciphertext, 'base64url')
  if (bytes.length < TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.iv, 'base64url'), { authTagLength: TAG_BYTES })
  decipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = decipher.update(bytes.subarray(0, -TAG_BYTES))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return plain
}

const rawPublic = (key: KeyObject): Buffer => {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('not an X25519 public key')
  return Buffer.from(x, 'base64url')
}

/** The receiver is nearly always the one before: the server's key. */
let lastReceiver: { readonly text: string; readonly raw: Buffer; readonly key: KeyObject } | undefined

const receiverOf = (text: string): { readonly raw: Buffer; readonly key: KeyObject } => {
  if (lastReceiver?.text === text) return lastReceiver
  const raw = Buffer.from(text, 'base64url')
  lastReceiver = { text, raw, key: importPublic(raw) }
  return lastReceiver
}

const importPublic = (raw: Uint8Array): KeyObject => {
  if (raw.length !== RAW_KEY_BYTES) throw new RangeError('an X25519 key has 32 bytes')
  return createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk'
  })
}

const boxKey = (privateKey: KeyObject, publicKey: KeyObject, ephemeral: Uint8Array, receiver: Uint8Array): Buffer =>
  Buffer.from(
    hkdfSync(
      'sha256',
      diffieHellman({ privateKey, publicKey }),
      Buffer.concat([ephemeral, receiver]),
      BOX_INFO,
      KEY_BYTES
    )
  )

export interface Box {
  readonly ephemeral: string
  readonly iv: string
  readonly ciphertext: string
}

/** Encrypts to the holder of an X25519 key (raw, base64url); nobody else can read it, not even the writer. */
export const sealTo = (receiver: string, aad: Uint8Array, plain: Uint8Array): Box => {
  const { raw, key: receiverKey } = receiverOf(receiver)
  const pair = generateKeyPairSync('x25519')
  const ephemeral = rawPublic(pair.publicKey)
  const key = boxKey(pair.privateKey, receiverKey, ephemeral, raw)
  return { ephemeral: ephemeral.toString('base64url'), ...encryptGcm(key, aad, plain) }
}

/** Undefined when the box is not for this key or was altered. `privateKey` is PKCS #8 DER. */
export const openBox = (privateKey: Uint8Array, aad: Uint8Array, box: Box): Buffer | undefined => {
  const own = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const ephemeral = Buffer.from(box.ephemeral, 'base64url')
  return decryptGcm(boxKey(own, importPublic(ephemeral), ephemeral, rawPublic(createPublicKey(own))), aad, box)
}

export const createBoxKey = (): { readonly publicKey: string; readonly privateKey: Buffer } => {
  const pair = generateKeyPairSync('x25519')
  return {
    publicKey: rawPublic(pair.publicKey).toString('base64url'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  }
}

export const digestOf = (payload: Uint8Array): string => createHash('sha256').update(payload).digest('hex')

/** Seals one part for this device and for the server. */
export const sealPart = (
  { entry, person, part, plain }: PartToSeal,
  dataKey: DataKey,
  server: ServerBoxKey
): SealedRecord => {
  const payload = Buffer.concat([randomBytes(SALT_BYTES), Buffer.from(canonicalText(toNormalForm(plain)))])
  const box = sealTo(server.publicKey, aadOf(person, part, server.keyId), payload)
  const local = encryptGcm(dataKey.key, aadOf(person, part, String(dataKey.version)), payload)
  const sealed: SealedPart = { digest: digestOf(payload), person, part, keyId: server.keyId, ...box }
  payload.fill(0)
  return { entry, server: sealed, local: { version: dataKey.version, ...local } }
}

/** The part's canonical text, undefined when it cannot be opened or is not what the digest says. */
export const openLocalPart = ({ server, local }: SealedRecord, dataKey: DataKey): string | undefined => {
  const payload = decryptGcm(dataKey.key, aadOf(server.person, server.part, String(local.version)), local)
  if (!payload || digestOf(payload) !== server.digest) return undefined
  return payload.toString('utf8', SALT_BYTES)
}

interface ReplicaPlace {
  readonly person: string
  readonly part: SealedPartName
}

/** A part as the replica encrypts it for itself under a data key: no salt in it, and bytes instead of text. */
export const sealReplicaPart = (
  { person, part }: ReplicaPlace,
  fields: Readonly<Record<string, string>>,
  { version, key }: DataKey
): {
  readonly keyVersion: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: Uint8Array<ArrayBuffer>
} => {
  const box = encryptGcm(key, aadOf(person, part, String(version)), Buffer.from(JSON.stringify(fields)))
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
  return { keyVersion: version, iv: bytes(box.iv), data: bytes(box.ciphertext) }
}

/** The text of a part that the replica encrypted for itself. */
export const openReplicaPart = (
  { person, part }: ReplicaPlace,
  { iv, data }: { readonly iv: Uint8Array; readonly data: Uint8Array },
  { version, key }: DataKey
): string | undefined => {
  const box = { iv: Buffer.from(iv).toString('base64url'), ciphertext: Buffer.from(data).toString('base64url') }
  return decryptGcm(key, aadOf(person, part, String(version)), box)?.toString('utf8')
}

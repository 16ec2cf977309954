import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes
} from 'node:crypto'

/** An X25519 key of the server; `secret` is raw. */
export interface SealingKey {
  readonly keyId: string
  readonly publicKey: string
  readonly secret: Buffer
}

/** What only the holder of an X25519 key opens, in the format of the desktop's sealed box; all base64url. */
export interface SealedBox {
  readonly ephemeral: string
  readonly iv: string
  readonly ciphertext: string
}

const boxInfo = 'jinquan sealed box'
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

const x25519 = (raw: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw }, format: 'jwk' })

/** The parsed private key, kept as long as the key it came from: parsing costs more than using it. */
const parsedKeys = new WeakMap<SealingKey, KeyObject>()

const privateKeyOf = (sealing: SealingKey): KeyObject => {
  const { publicKey, secret } = sealing
  const jwk = { kty: 'OKP', crv: 'X25519', x: publicKey, d: secret.toString('base64url') }
  const key = parsedKeys.get(sealing) ?? createPrivateKey({ key: jwk, format: 'jwk' })
  parsedKeys.set(sealing, key)
  return key
}

const keyOf = (shared: Buffer, ephemeral: string, receiver: string): Buffer => {
  const salt = Buffer.concat([Buffer.from(ephemeral, 'base64url'), Buffer.from(receiver, 'base64url')])
  return Buffer.from(hkdfSync('sha256', shared, salt, boxInfo, keyBytes))
}

/** Throws when the box is not for this key, or the context or a single bit is wrong. */
export const openSealedBox = (sealing: SealingKey, context: string, box: SealedBox): Buffer => {
  const shared = diffieHellman({ privateKey: privateKeyOf(sealing), publicKey: x25519(box.ephemeral) })
  const key = keyOf(shared, box.ephemeral, sealing.publicKey)
  const bytes = Buffer.from(box.ciphertext, 'base64url')
  const iv = Buffer.from(box.iv, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
}

/** Seals to the holder of a key (raw, base64url). Throws when it is none. */
export const sealBoxTo = (receiver: string, context: string, plain: Buffer): SealedBox => {
  const pair = generateKeyPairSync('x25519')
  const ephemeral = pair.publicKey.export({ format: 'jwk' }).x ?? ''
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: x25519(receiver) })
  const iv = randomBytes(ivBytes)
  const key = keyOf(shared, ephemeral, receiver)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { ephemeral, iv: iv.toString('base64url'), ciphertext: ciphertext.toString('base64url') }
}

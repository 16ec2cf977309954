import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Sha256 } from '../../domain/journal/chain.ts'
import type { Suite } from '../../domain/journal/entry.ts'
import type { Crypto } from '../../domain/sync/ports.ts'

const RAW_KEY_BYTES = 32
const SIGNATURE_BYTES = 64

export const sha256: Sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex')

/** A key that can sign and cannot be read: the private half stays in the closure. */
export interface Signer {
  readonly suite: Suite
  /** Raw, base64url. */
  readonly publicKey: string
  /** Signature over the UTF-8 of `message`, base64url. */
  readonly sign: (message: string) => string
}

/** @throws when the bytes are no Ed25519 key in PKCS #8 DER. */
export const signerOf = (pkcs8: Uint8Array): Signer => {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (x === undefined) throw new TypeError('not an Ed25519 key')
  return {
    suite: 'ed25519',
    publicKey: x,
    sign: message => sign(null, Buffer.from(message, 'utf8'), key).toString('base64url')
  }
}

/** A new private key, PKCS #8 DER. */
export const createSigningKey = (): Buffer =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })

const verifyEd25519 = (publicKey: string, message: string, signature: string): boolean => {
  const bytes = Buffer.from(signature, 'base64url')
  if (bytes.length !== SIGNATURE_BYTES || Buffer.from(publicKey, 'base64url').length !== RAW_KEY_BYTES) return false
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(message, 'utf8'), key, bytes)
}

export const nodeCrypto: Crypto = {
  sha256,
  verify: (suite, publicKey, message, signature) => {
    switch (suite) {
      case 'ed25519':
        return verifyEd25519(publicKey, message, signature)
    }
  }
}

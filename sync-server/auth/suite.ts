import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { Suite } from '../../domain/journal/entry.ts'
import type { Crypto } from '../../domain/sync/ports.ts'

const curve: Readonly<Record<Suite, string>> = { ed25519: 'Ed25519' }

/** Parsed keys are kept: parsing costs more than verifying. Bounded by forgetting all. */
const parsedKeys = new Map<string, KeyObject>()
const parsedKeysLimit = 20_000

const publicKeyOf = (suite: Suite, raw: string): KeyObject => {
  const name = `${suite}:${raw}`
  const known = parsedKeys.get(name)
  if (known) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: curve[suite], x: raw }, format: 'jwk' })
  if (parsedKeys.size >= parsedKeysLimit) parsedKeys.clear()
  parsedKeys.set(name, key)
  return key
}

/** False for a malformed key or signature: such input proves nothing, and is no failure of ours. */
const isSignature = (suite: Suite, publicKey: string, message: string, signature: string): boolean => {
  try {
    return verify(null, Buffer.from(message), publicKeyOf(suite, publicKey), Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** The same off the main thread. */
export const verifyLater = (suite: Suite, publicKey: string, message: string, signature: string): Promise<boolean> =>
  new Promise(resolve => {
    try {
      const bytes = Buffer.from(signature, 'base64url')
      verify(null, Buffer.from(message), publicKeyOf(suite, publicKey), bytes, (error, isGood) =>
        resolve(error === null && isGood)
      )
    } catch {
      resolve(false)
    }
  })

/** The cryptography of the acceptor: Node's own. */
export const serverCrypto: Crypto = {
  sha256: text => hash('sha256', text),
  verify: isSignature
}

/** Raw private key (base64url, 32 bytes) with its public half, as a signer of UTF-8 texts. */
export const createSigner = (privateKey: string, publicKey: string): ((message: string) => string) => {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey, d: privateKey }, format: 'jwk' })
  return message => sign(null, Buffer.from(message), key).toString('base64url')
}

import { createHash } from 'node:crypto'
import type { Crypto } from '../../domain/sync/ports.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** As long as the real ones, 64 bytes in base64url, so that a voucher's QR carries it. */
const signatureOf = (secret: string, message: string): string => `${sha256(`${secret} ${message}`)}${'A'.repeat(22)}`

/**
 * Signatures of the simulation: a hash over secret and message, where the "public key" is the hash of the secret.
 * A registry of secrets stands for the mathematics, so that a forger who lacks the secret cannot sign.
 */
export class KeyRing implements Crypto {
  readonly sha256 = sha256
  readonly #secrets = new Map<string, string>()

  create(secret: string): string {
    const publicKey = sha256(`public ${secret}`)
    this.#secrets.set(publicKey, secret)
    return publicKey
  }

  sign(publicKey: string, message: string): string {
    const secret = this.#secrets.get(publicKey)
    if (secret === undefined) throw new Error('nobody holds this key')
    return signatureOf(secret, message)
  }

  verify = (_suite: string, publicKey: string, message: string, signature: string): boolean => {
    const secret = this.#secrets.get(publicKey)
    return secret !== undefined && signature === signatureOf(secret, message)
  }
}

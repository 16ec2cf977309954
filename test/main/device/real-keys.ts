import { createSigningKey, nodeCrypto, type Signer, signerOf } from '../../../src-main/journal/signing.ts'
import { KeyRing } from '../../doubles/crypto.ts'

/** The province's keys as real ones: what leaves this server is what a desk verifies. */
export class RealKeys extends KeyRing {
  readonly #signers = new Map<string, Signer>()

  override create(_secret: string): string {
    const signer = signerOf(createSigningKey())
    this.#signers.set(signer.publicKey, signer)
    return signer.publicKey
  }

  override sign(publicKey: string, message: string): string {
    const signer = this.#signers.get(publicKey)
    if (!signer) throw new Error('nobody holds this key')
    return signer.sign(message)
  }

  override verify = (_suite: string, publicKey: string, message: string, signature: string): boolean =>
    nodeCrypto.verify('ed25519', publicKey, message, signature)
}

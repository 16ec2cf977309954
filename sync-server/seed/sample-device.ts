import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign
} from 'node:crypto'
import { canonicalText } from '../../domain/journal/canonical.ts'
import { type ChainHead, chainBody, runMessage, startOfChain } from '../../domain/journal/chain.ts'
import { type Body, MAX_RUN, type Run, type SealedPart, type SealedPartName } from '../../domain/journal/entry.ts'
import type { UploadRequest } from '../../domain/protocol/upload.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { serverCrypto } from '../auth/suite.ts'

interface SigningKey {
  readonly publicKey: string
  readonly sign: (message: string) => string
}

/** Fresh each time and gone with the process: nobody can act as a sample device afterwards. */
const newSigningKey = (): SigningKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: message => sign(null, Buffer.from(message), privateKey).toString('base64url')
  }
}

export interface SealingTarget {
  readonly keyId: string
  readonly publicKey: string
}

/** Seals for the server in the desktop's format; one ephemeral key serves a device, every box has an IV of its own. */
const createSealer = (target: SealingTarget) => {
  const pair = generateKeyPairSync('x25519')
  const ephemeral = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const server: KeyObject = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: target.publicKey }, format: 'jwk' })
  const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: server })
  const salt = Buffer.concat([ephemeral, Buffer.from(target.publicKey, 'base64url')])
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'jinquan sealed box', 32))
  return (person: string, part: SealedPartName, plain: Readonly<Record<string, string>>): SealedPart => {
    const payload = Buffer.concat([randomBytes(32), Buffer.from(canonicalText(plain))])
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    cipher.setAAD(Buffer.from(`person|${person}|${part}|${target.keyId}`))
    const ciphertext = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
    return {
      digest: createHash('sha256').update(payload).digest('hex'),
      person,
      part,
      keyId: target.keyId,
      ephemeral: ephemeral.toString('base64url'),
      iv: iv.toString('base64url'),
      ciphertext: ciphertext.toString('base64url')
    }
  }
}

/** A device that works as the desktop does: chains, signs by device and operator, seals personal parts. */
export class SampleDevice {
  readonly id: string
  readonly organisation: string
  readonly publicKey: string
  readonly seal: ReturnType<typeof createSealer>
  readonly #key = newSigningKey()
  readonly #operatorKeys = new Map<string, SigningKey>()
  #head: ChainHead = startOfChain(1)
  #runs: Run[] = []
  #sealed: SealedPart[] = []

  constructor(id: string, organisation: string, target: SealingTarget) {
    this.id = id
    this.organisation = organisation
    this.publicKey = this.#key.publicKey
    this.seal = createSealer(target)
  }

  get chainHead(): ChainHead {
    return this.#head
  }

  operatorPublicKey(operator: string): string {
    return this.#operatorKey(operator).publicKey
  }

  #operatorKey(operator: string): SigningKey {
    const key = this.#operatorKeys.get(operator) ?? newSigningKey()
    this.#operatorKeys.set(operator, key)
    return key
  }

  /** Chains the bodies of one operator and signs them in runs. */
  append(operator: string, bodies: readonly Body[], sealed: readonly SealedPart[] = []): void {
    for (let from = 0; from < bodies.length; from += MAX_RUN) {
      const entries = bodies.slice(from, from + MAX_RUN).map(body => {
        const { entry, head } = chainBody(this.#head, body, serverCrypto.sha256)
        this.#head = head
        return entry
      })
      const message = runMessage({ entries, operator, suite: 'ed25519' }, this.id, serverCrypto.sha256)
      this.#runs.push({
        suite: 'ed25519',
        operator,
        entries,
        deviceSignature: this.#key.sign(message),
        operatorSignature: this.#operatorKey(operator).sign(message)
      })
    }
    this.#sealed.push(...sealed)
  }

  /** Everything appended since the last call, as the upload that brings it. */
  takeUpload(): UploadRequest {
    const request = {
      protocol: PROTOCOL,
      deviceId: this.id,
      generation: this.#head.generation,
      epoch: null,
      runs: this.#runs,
      sealed: this.#sealed
    }
    this.#runs = []
    this.#sealed = []
    return request
  }
}

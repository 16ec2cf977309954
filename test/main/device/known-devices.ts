import { randomBytes } from 'node:crypto'
import { sessionMessage } from '../../../domain/protocol/session.ts'
import { nodeCrypto } from '../../../src-main/journal/signing.ts'

export interface DeviceRow {
  readonly id: string
  readonly generation: number
}

interface Proof {
  readonly deviceId: string
  readonly generation: number
  readonly nonce: string
  readonly signature: string
}

const newSecret = (): string => randomBytes(16).toString('base64url')

/** The devices of a server in memory, and who of them is on the line. */
export class KnownDevices {
  readonly #devices = new Map<string, DeviceRow>()
  /** By device and generation: an older one may still prove itself. */
  readonly #keys = new Map<string, string>()
  readonly #nonces = new Map<string, string>()
  readonly #tokens = new Map<string, string>()

  /** What a machine becomes that registers: the next generation of a device, or a new one. */
  next(id = `device-${this.#devices.size + 1}`): DeviceRow {
    return { id, generation: (this.#devices.get(id)?.generation ?? 0) + 1 }
  }

  add(device: DeviceRow, publicKey: string): void {
    this.#devices.set(device.id, device)
    this.#keys.set(`${device.id}/${device.generation}`, publicKey)
  }

  challenge(deviceId: string): string {
    const nonce = newSecret()
    this.#nonces.set(nonce, deviceId)
    return nonce
  }

  /** The token of a new session; undefined where the challenge was not answered. */
  prove({ deviceId, generation, nonce, signature }: Proof): string | undefined {
    const message = sessionMessage(deviceId, generation, nonce)
    const publicKey = this.#keys.get(`${deviceId}/${generation}`)
    const isProven = publicKey && nodeCrypto.verify('ed25519', publicKey, message, signature)
    if (!this.#devices.has(deviceId) || !isProven || !this.#nonces.delete(nonce)) return undefined
    const token = newSecret()
    this.#tokens.set(token, deviceId)
    return token
  }

  onLine(authorization: string | null): DeviceRow | undefined {
    return this.#devices.get(this.#tokens.get(authorization?.replace('Bearer ', '') ?? '') ?? '')
  }

  forgetTokens(): void {
    this.#tokens.clear()
  }
}

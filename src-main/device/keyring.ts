import type { SafeStorage } from 'electron'
import { z } from 'zod'

/** The operating system's store of secrets; `none` where there is no real one, as on many Linux desktops. */
export interface Keyring {
  readonly kind: 'system' | 'none'
  readonly protect: (bytes: Uint8Array) => Buffer
  /** @throws when the bytes were protected by another account or machine. */
  readonly unprotect: (bytes: Uint8Array) => Buffer
}

export const noKeyring: Keyring = {
  kind: 'none',
  protect: bytes => Buffer.from(bytes),
  unprotect: bytes => Buffer.from(bytes)
}

type Storage = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>

export const systemKeyring = (storage: Storage): Keyring =>
  storage.isEncryptionAvailable()
    ? {
        kind: 'system',
        protect: bytes => storage.encryptString(Buffer.from(bytes).toString('base64')),
        unprotect: bytes => Buffer.from(storage.decryptString(Buffer.from(bytes)), 'base64')
      }
    : noKeyring

const protectedSchema = z.strictObject({
  v: z.literal(1),
  keyring: z.enum(['system', 'none']),
  content: z.base64()
})

/** A key file that this account on this machine can no longer open: the device must be registered anew. */
export class KeyringLostError extends Error {
  override readonly name = 'KeyringLostError'
}

export const protectedFile = (keyring: Keyring, content: Uint8Array): Buffer =>
  Buffer.from(
    JSON.stringify({
      v: 1,
      keyring: keyring.kind,
      content: keyring.protect(content).toString('base64')
    } satisfies z.infer<typeof protectedSchema>)
  )

/** A file written while there was no keyring is still read once there is one. @throws KeyringLostError */
export const openProtectedFile = (keyring: Keyring, file: Buffer): Buffer => {
  const { keyring: kind, content } = protectedSchema.parse(JSON.parse(file.toString('utf8')))
  const bytes = Buffer.from(content, 'base64')
  if (kind === 'none') return bytes
  try {
    return keyring.kind === 'system' ? keyring.unprotect(bytes) : raise('the system keyring is gone')
  } catch (cause) {
    throw new KeyringLostError('a key file cannot be opened on this machine', { cause })
  }
}

const raise = (message: string): never => {
  throw new Error(message)
}

import { createSigningKey, type Signer, sha256, signerOf } from '../journal/signing.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import { type Keyring, openProtectedFile, protectedFile } from './keyring.ts'

const SUFFIX = '.device-key'
const nameOf = (publicKey: string): string => `${sha256(publicKey).slice(0, 16)}${SUFFIX}`

/**
 * The device's signing keys, each in a file that only its owner reads, wrapped by the system's keyring. The
 * registration names the one in use by its public key, so that key and registration can never disagree.
 */
export interface DeviceKeys {
  /** Undefined when the file is missing. @throws KeyringLostError */
  readonly load: (publicKey: string) => Promise<Signer | undefined>
  readonly create: () => Promise<Signer>
  /** Removes every key but this one: those of attempts that failed and of generations that ended. */
  readonly keepOnly: (publicKey: string) => Promise<void>
}

export const openDeviceKeys = (files: WholeFiles, keyring: Keyring): DeviceKeys => ({
  load: async publicKey => {
    const file = await files.read(nameOf(publicKey))
    return file && signerOf(openProtectedFile(keyring, file))
  },
  create: async () => {
    const key = createSigningKey()
    const signer = signerOf(key)
    await files.write(nameOf(signer.publicKey), protectedFile(keyring, key))
    key.fill(0)
    return signer
  },
  keepOnly: async publicKey => {
    const names = (await files.list()).filter(name => name.endsWith(SUFFIX) && name !== nameOf(publicKey))
    for (const name of names) await files.remove(name)
  }
})

import { z } from 'zod'
import { createBoxKey, type DataKey, decryptGcm, encryptGcm } from '../journal/sealed-box.ts'
import type { WholeFiles } from '../journal/whole-file.ts'
import { type Keyring, KeyringLostError, openProtectedFile, protectedFile } from './keyring.ts'

const NAME = 'courier.key'
const BOX_AAD = Buffer.from('jinquan courier key')

const keySchema = z.strictObject({
  generation: z.int().min(1),
  publicKey: z.string(),
  /** Which data key the private half lies under. */
  version: z.int().min(1),
  iv: z.string(),
  ciphertext: z.string()
})

/** The key that answers to this device are sealed to. */
export interface CourierKey {
  /** Raw, base64url. */
  readonly publicKey: string
  /** PKCS #8 DER. */
  readonly privateKey: Uint8Array
}

/**
 * One key a generation. Answers hold what the replica holds, so it is kept as the replica's key is: under the data key
 * that an operator's password opens, and under the system's keyring where there is one.
 */
export interface CourierKeys {
  /** Undefined when there is none for this generation, or nobody at the desk can open it. */
  readonly load: (generation: number, dataKeys: readonly DataKey[]) => Promise<CourierKey | undefined>
  /** Makes one where there is none that can be opened. */
  readonly loadOrMake: (generation: number, dataKeys: readonly DataKey[]) => Promise<CourierKey | undefined>
}

export const openCourierKeys = (files: WholeFiles, keyring: Keyring): CourierKeys => {
  const opened = (file: Buffer): Buffer | undefined => {
    try {
      return openProtectedFile(keyring, file)
    } catch (error) {
      if (error instanceof KeyringLostError) return undefined
      throw error
    }
  }
  const load = async (generation: number, dataKeys: readonly DataKey[]): Promise<CourierKey | undefined> => {
    const file = await files.read(NAME)
    const content = file && opened(file)
    if (!content) return undefined
    const kept = keySchema.parse(JSON.parse(content.toString('utf8')))
    const dataKey = dataKeys.find(({ version }) => version === kept.version)
    if (kept.generation !== generation || !dataKey) return undefined
    const privateKey = decryptGcm(dataKey.key, BOX_AAD, kept)
    return privateKey && { publicKey: kept.publicKey, privateKey }
  }
  const make = async (generation: number, { version, key }: DataKey): Promise<CourierKey> => {
    const made = createBoxKey()
    const kept = { generation, publicKey: made.publicKey, version, ...encryptGcm(key, BOX_AAD, made.privateKey) }
    await files.write(NAME, protectedFile(keyring, Buffer.from(JSON.stringify(kept))))
    return made
  }
  return {
    load,
    loadOrMake: async (generation, dataKeys) => {
      const newest = dataKeys.at(-1)
      return (await load(generation, dataKeys)) ?? (newest && make(generation, newest))
    }
  }
}

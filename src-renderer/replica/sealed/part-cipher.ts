import type { SealedPartName } from '../../../domain/journal/entry.ts'

/** What main hands over after login (`keys.data-key`): 32 bytes and the version they are known by. */
export type DataKey = { readonly version: number; readonly key: Uint8Array }

/** Where a sealed part belongs; bound to its ciphertext, so that parts cannot be exchanged for one another. */
export type PartPlace = { readonly collection: 'person'; readonly id: string; readonly part: SealedPartName }

export type EncryptedPart = { readonly keyVersion: number; readonly iv: Uint8Array; readonly data: Uint8Array }

/** Fields of an opened part by name: all text. */
export type PartFields = Readonly<Record<string, string>>

/** A stored part, read; or why it cannot be: sealed under a key this login does not have, or damaged. */
export type OpenedPart =
  | { readonly state: 'opened'; readonly fields: PartFields }
  | { readonly state: 'unreadable'; readonly because: 'key-version' | 'damaged' }

export type PartCipher = {
  readonly version: number
  readonly seal: (place: PartPlace, fields: PartFields) => Promise<EncryptedPart>
  readonly open: (place: PartPlace, part: EncryptedPart) => Promise<OpenedPart>
}

const IV_BYTES = 12
const text = new TextEncoder()

const boundTo = (place: PartPlace, version: number): Uint8Array<ArrayBuffer> =>
  text.encode(`${place.collection}|${place.id}|${place.part}|${version}`)

/** AES-256-GCM under the data key; the imported key cannot be exported again and dies with the cipher. */
export async function createPartCipher(dataKey: DataKey): Promise<PartCipher> {
  const { version } = dataKey
  const key = await crypto.subtle.importKey('raw', new Uint8Array(dataKey.key), 'AES-GCM', false, [
    'encrypt',
    'decrypt'
  ])
  return {
    version,
    async seal(place, fields) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place, version) }
      const data = await crypto.subtle.encrypt(algorithm, key, text.encode(JSON.stringify(fields)))
      return { keyVersion: version, iv, data: new Uint8Array(data) }
    },
    async open(place, part) {
      if (part.keyVersion !== version) return { state: 'unreadable', because: 'key-version' }
      const algorithm = { name: 'AES-GCM', iv: new Uint8Array(part.iv), additionalData: boundTo(place, version) }
      try {
        const plain = await crypto.subtle.decrypt(algorithm, key, new Uint8Array(part.data))
        return { state: 'opened', fields: JSON.parse(new TextDecoder().decode(plain)) as PartFields }
      } catch (error) {
        // GCM refuses with OperationError: the ciphertext, its place or its key is not the one it was made with
        if (error instanceof DOMException) return { state: 'unreadable', because: 'damaged' }
        throw error
      }
    }
  }
}

import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { base64urlSchema } from '../../domain/journal/entry.ts'
import { decryptGcm, encryptGcm } from '../journal/sealed-box.ts'

export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP's equivalent of 128 MiB at p = 1: a third of a second, 32 MiB. */
export const SCRYPT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 }
const SALT_BYTES = 16
const KEY_BYTES = 32

export const passwordBoxSchema = z.strictObject({
  kdf: z.strictObject({ N: z.int().max(2 ** 20), r: z.int().max(32), p: z.int().max(16), salt: base64urlSchema }),
  iv: base64urlSchema,
  ciphertext: z.string().max(4000)
})
export type PasswordBox = Readonly<z.infer<typeof passwordBoxSchema>>

const keyOf = (password: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 128 * r * (N + p + 2) + 1024
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key)
    )
  })

/** AES-256-GCM under a key that scrypt makes of the password. `aad` binds the box to its holder. */
export const wrapByPassword = async (
  password: string,
  aad: string,
  secret: Uint8Array,
  cost: ScryptCost = SCRYPT_COST
): Promise<PasswordBox> => {
  const salt = randomBytes(SALT_BYTES)
  const key = await keyOf(password, salt, cost)
  const box = encryptGcm(key, Buffer.from(aad), secret)
  key.fill(0)
  return { kdf: { N: cost.N, r: cost.r, p: cost.p, salt: salt.toString('base64url') }, ...box }
}

/** Undefined for a wrong password or an altered box: the two cannot be told apart. */
export const unwrapByPassword = async (
  password: string,
  aad: string,
  box: PasswordBox
): Promise<Buffer | undefined> => {
  const key = await keyOf(password, Buffer.from(box.kdf.salt, 'base64url'), box.kdf)
  const secret = decryptGcm(key, Buffer.from(aad), box)
  key.fill(0)
  return secret
}

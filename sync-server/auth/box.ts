import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM: iv ‖ ciphertext ‖ tag. `context` says what the plain text is, so that boxes cannot change places. */
export const encryptBox = (key: Buffer, context: string, plain: Buffer): Buffer => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(context))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key, the context or a single bit is wrong. */
export const decryptBox = (key: Buffer, context: string, box: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(-tagBytes))
  return Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()])
}

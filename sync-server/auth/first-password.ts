import { type HashedPassword, hashPassword } from './operator-secret.ts'
import { drawReadable, plainOf } from './readable-code.ts'

/** 99 bits. */
const length = 20
const validMs = 14 * 86_400_000

/** A password that its operator replaces by an own one before anything else (D11), and until when it can be used. */
export interface FirstPassword {
  readonly firstPassword: string
  readonly validUntil: number
  readonly hashed: HashedPassword
}

export const drawFirstPassword = async (now: number): Promise<FirstPassword> => {
  const firstPassword = drawReadable(length)
  return { firstPassword, validUntil: now + validMs, hashed: await hashPassword(plainOf(firstPassword)) }
}

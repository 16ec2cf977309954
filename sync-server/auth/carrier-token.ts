import { errors, jwtVerify, SignJWT } from 'jose'
import type pg from 'pg'
import { operatorById } from '../documents/directory.ts'

const tokenMs = 15 * 60_000
const audience = 'jinquan-carrier'

/** Whoever carries a courier file to the server's own page: an operator, and no device speaks for them. */
export const createCarrierToken = async (key: Buffer, operator: string, now: number) => {
  const expiresAt = now + tokenMs
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(operator)
    .setAudience(audience)
    .setIssuedAt(new Date(now))
    .setExpirationTime(new Date(expiresAt))
    .sign(key)
  return { token, expiresAt }
}

/** Id of the operator of a carrier token who is active at this moment. */
export const carrierOf = async (
  pool: pg.Pool,
  key: Buffer,
  token: string,
  now: number
): Promise<string | undefined> => {
  try {
    const { payload } = await jwtVerify(token, key, { audience, algorithms: ['HS256'], currentDate: new Date(now) })
    const operator = typeof payload.sub === 'string' ? await operatorById(pool, payload.sub) : undefined
    return operator?.state === 'active' ? operator.id : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

import { createHash } from 'node:crypto'
import type pg from 'pg'
import { drawReadable, plainOf } from './readable-code.ts'

const codeLength = 16
const validMs = 3 * 86_400_000

export interface RegistrationGrant {
  readonly organisation: string
  /** Set when the code opens the next generation of a device that is registered already. */
  readonly deviceId: string | null
}

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`registration ${plainOf(code)}`)
    .digest('base64url')

export interface RegistrationCode {
  readonly code: string
  readonly validUntil: number
}

/** Makes a one-time code, valid three days: XXXX-XXXX-XXXX-XXXX. */
export const createRegistrationCode = async (
  client: Pick<pg.ClientBase, 'query'>,
  grant: RegistrationGrant,
  now: number
): Promise<RegistrationCode> => {
  const code = drawReadable(codeLength)
  const validUntil = now + validMs
  await client.query(
    'insert into registration_code (code_hash, organisation, device_id, expires_at) values ($1, $2, $3, $4)',
    [hashOf(code), grant.organisation, grant.deviceId, validUntil]
  )
  return { code, validUntil }
}

/** What an unused, unexpired code allows; nothing is changed. */
export const findRegistrationCode = async (
  client: Pick<pg.ClientBase, 'query'>,
  code: string,
  now: number
): Promise<RegistrationGrant | undefined> => {
  const { rows } = await client.query<RegistrationGrant>(
    `select organisation, device_id as "deviceId" from registration_code
     where code_hash = $1 and used_at is null and expires_at > $2`,
    [hashOf(code), now]
  )
  return rows[0]
}

/** Marks the code used; false when another registration was faster. */
export const useRegistrationCode = async (client: pg.ClientBase, code: string, now: number): Promise<boolean> => {
  const { rowCount } = await client.query(
    'update registration_code set used_at = $2 where code_hash = $1 and used_at is null and expires_at > $2',
    [hashOf(code), now]
  )
  return rowCount === 1
}

import { createHash, randomInt } from 'node:crypto'
import type pg from 'pg'

/** Letters and figures that nobody mistakes for others. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 16
const validMs = 3 * 86_400_000

export interface RegistrationGrant {
  readonly organisation: string
  /** Set when the code opens the next generation of a device that is registered already. */
  readonly deviceId: string | null
}

const normalise = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '')
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`registration ${normalise(code)}`)
    .digest('base64url')

const draw = (): string => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')

/** Makes a one-time code, valid three days: XXXX-XXXX-XXXX-XXXX. */
export const createRegistrationCode = async (
  client: Pick<pg.ClientBase, 'query'>,
  grant: RegistrationGrant,
  now: number
): Promise<string> => {
  const code = draw()
  await client.query(
    'insert into registration_code (code_hash, organisation, device_id, expires_at) values ($1, $2, $3, $4)',
    [hashOf(code), grant.organisation, grant.deviceId, now + validMs]
  )
  return code.replace(/(.{4})(?=.)/g, '$1-')
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

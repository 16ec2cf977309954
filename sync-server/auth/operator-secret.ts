import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { plainOf } from './readable-code.ts'

const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 128 * 1024 * 1024 }
const hashBytes = 32
const lockoutFailures = 5
const lockoutMs = 15 * 60_000

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, hashBytes, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })

export interface HashedPassword {
  readonly salt: string
  readonly hash: string
}

export const hashPassword = async (password: string): Promise<HashedPassword> => {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64url'), hash: (await derive(password, salt)).toString('base64url') }
}

/** Sets a password; one with a date is a first one, which its operator has to replace by then (D11). */
export const setOperatorPassword = async (
  client: Pick<pg.ClientBase, 'query'>,
  operator: { readonly id: string; readonly login: string },
  password: HashedPassword,
  now: number,
  firstUntil: number | null = null
): Promise<void> => {
  await client.query(
    `insert into operator_secret (operator, login, salt, hash, changed_at, first_until) values ($1, $2, $3, $4, $5, $6)
     on conflict (operator) do update
     set salt = excluded.salt, hash = excluded.hash, changed_at = excluded.changed_at,
       first_until = excluded.first_until, failures = 0, locked_until = 0`,
    [operator.id, operator.login, password.salt, password.hash, now, firstUntil]
  )
}

/**
 * Puts an own password in the place of the one that was proven. False where that one is replaced already: of two uses of
 * a first password in one moment one counts (D11).
 */
export const replaceOperatorPassword = async (
  client: Pick<pg.ClientBase, 'query'>,
  proven: ProvenPassword,
  own: HashedPassword,
  now: number
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update operator_secret
     set salt = $3, hash = $4, changed_at = $5, first_until = null, failures = 0, locked_until = 0
     where operator = $1 and hash = $2`,
    [proven.operator, proven.hash, own.salt, own.hash, now]
  )
  return rowCount === 1
}

/** Whose login it is: a second operator of the same login has none. */
export const holderOfLogin = async (
  client: Pick<pg.ClientBase, 'query'>,
  login: string
): Promise<string | undefined> => {
  const { rows } = await client.query<{ operator: string }>('select operator from operator_secret where login = $1', [
    login
  ])
  return rows[0]?.operator
}

interface SecretRow extends HashedPassword {
  readonly operator: string
  readonly locked_until: number
  readonly first_until: number | null
}

/** Spends the same time for a login that does not exist. */
const nobody: SecretRow = {
  operator: '',
  salt: 'AAAAAAAAAAAAAAAAAAAAAA',
  hash: Buffer.alloc(hashBytes).toString('base64url'),
  locked_until: 0,
  first_until: null
}

export interface ProvenPassword {
  readonly ok: true
  readonly operator: string
  /** Opens nothing but the choice of an own password (D11). */
  readonly isFirst: boolean
  /** What it was proven against: the password in force may be another one meanwhile. */
  readonly hash: string
}

/** Expired: a first password that was right and has ended (D11). Nobody else learns that there was one. */
export type TriedPassword = ProvenPassword | { readonly ok: false; readonly isExpired: boolean }

/** Whose password this is. After five failures in a row the login is closed for 15 minutes. */
export const operatorByPassword = async (
  pool: pg.Pool,
  login: string,
  password: string,
  now: number
): Promise<TriedPassword> => {
  const { rows } = await pool.query<SecretRow>(
    'select operator, salt, hash, locked_until, first_until from operator_secret where login = $1',
    [login]
  )
  const row = rows[0] ?? nobody
  const isFirst = row.first_until !== null
  const derived = await derive(isFirst ? plainOf(password) : password, Buffer.from(row.salt, 'base64url'))
  const isOpen = row !== nobody && row.locked_until <= now
  const isRight = timingSafeEqual(derived, Buffer.from(row.hash, 'base64url')) && isOpen
  await pool.query(
    `update operator_secret set
       failures = case when $2 then 0 else failures + 1 end,
       locked_until = case when not $2 and failures + 1 >= $3 then $4 else locked_until end
     where operator = $1 and locked_until <= $5`,
    [row.operator, isRight, lockoutFailures, now + lockoutMs, now]
  )
  const isExpired = isRight && row.first_until !== null && row.first_until < now
  return isRight && !isExpired
    ? { ok: true, operator: row.operator, isFirst, hash: row.hash }
    : { ok: false, isExpired }
}

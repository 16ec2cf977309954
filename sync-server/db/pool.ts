import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  readonly max?: number
  readonly statementTimeoutMs?: number
  /** Gives up on a connection or an answer after so long: for a database that there is another for. */
  readonly patienceMs?: number
  /** Called for connections lost while idle; the pool replaces them. */
  readonly onIdleError?: (error: Error) => void
}

const int8 = 20

/** Sequence numbers, counts and milliseconds fit a double; a bigger value is a bug and must not be rounded silently. */
export const parseSafeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint outside the safe range: ${text}`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary' ? parseSafeInteger : pg.types.getTypeParser(oid, format)
}

export const createPool = ({
  url,
  max = 12,
  statementTimeoutMs = 30_000,
  patienceMs,
  onIdleError
}: PoolOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    // Statements that do not need each other's answers go out together; each still waits for the one before it.
    pipeline: true,
    application_name: 'jinquan-sync-server',
    connectionTimeoutMillis: patienceMs ?? 10_000,
    ...(patienceMs === undefined ? {} : { query_timeout: patienceMs }),
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: 15_000,
    idle_in_transaction_session_timeout: 60_000
  })
  pool.on('error', error => onIdleError?.(error))
  // A connection lost while somebody works with it fails that work's query; without a listener it would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

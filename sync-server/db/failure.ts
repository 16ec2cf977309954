import pg from 'pg'

/**
 * How a failed transaction is to be treated. `conflict`: run it again. `outage`: the database or the way to it, never
 * the fault of what was being written, so it is answered 503 and counts against no entry. `deterministic`: it will
 * fail again with the same input.
 */
export type DatabaseFailure = 'conflict' | 'outage' | 'deterministic'

const conflictStates = new Set(['40001', '40P01'])

/** Classes of SQLSTATE that tell about the server's state: connection, resources, operator, system, internal. */
const outageClasses = new Set(['08', '53', '57', '58', 'F0', 'XX'])

/** Lock timeout, idle transaction ended, read-only (a standby or a full disk), transaction timeout. */
const outageStates = new Set(['55P03', '25P02', '25P03', '25P04', '25006'])

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  // What Windows says of a connection that broke while it was written to, and of a network that is down.
  'ECANCELED',
  'ECONNABORTED',
  'ENOTCONN',
  'ENETDOWN',
  'ENETUNREACH'
])

/** What pg throws without a code when a connection is lost, refused or not to be had in time. */
const connectionMessage = /connection|timeout exceeded|client has encountered|Cannot use a pool after/i

const DISK_FULL_STATE = '53100'
const diskFullCodes = new Set(['ENOSPC', 'EDQUOT'])

/** Whether something could not be written for want of room, in the database or beside it. */
export const isDiskFull = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return error instanceof pg.DatabaseError ? code === DISK_FULL_STATE : diskFullCodes.has(String(code))
}

export const databaseFailureOf = (error: unknown): DatabaseFailure => {
  if (isDiskFull(error)) return 'outage'
  if (error instanceof pg.DatabaseError) {
    const state = error.code ?? ''
    if (conflictStates.has(state)) return 'conflict'
    return outageClasses.has(state.slice(0, 2)) || outageStates.has(state) ? 'outage' : 'deterministic'
  }
  if (!(error instanceof Error)) return 'deterministic'
  const code = (error as NodeJS.ErrnoException).code
  if (code !== undefined && socketCodes.has(code)) return 'outage'
  return error.name === 'Error' && connectionMessage.test(error.message) ? 'outage' : 'deterministic'
}

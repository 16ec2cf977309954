import { execFileSync } from 'node:child_process'
import { StartupFailure } from '../startup-failure.ts'

/** The unprivileged account PostgreSQL runs under; empty when this process is not root (PostgreSQL refuses root). */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | Record<string, never>

const accountName = 'postgres'

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, accountName], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

const lookUp = (): PostgresAccount | undefined => {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return undefined
  }
}

const create = (): void => {
  try {
    execFileSync('groupadd', ['--system', '--force', accountName], { stdio: 'ignore' })
    execFileSync('useradd', ['--system', '-g', accountName, '--no-create-home', accountName], { stdio: 'ignore' })
  } catch (cause) {
    throw new StartupFailure(
      `PostgreSQL does not run as root and the account "${accountName}" could not be created. ` +
        'Create it (useradd postgres), start the server as another user, or set DATABASE_URL.',
      { code: 'dataFolderUnusable', cause }
    )
  }
}

/** Finds the account to run PostgreSQL under and creates it under root when it is missing. */
export const ensurePostgresAccount = (): PostgresAccount => {
  if (process.getuid?.() !== 0) return {}
  const found = lookUp()
  if (found) return found
  create()
  return lookUp() ?? {}
}

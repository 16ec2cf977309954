import { constants } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ownedBy } from '../../sync-server/db/data-folder.ts'
import { ensurePostgresAccount } from '../../sync-server/db/postgres-account.ts'

/** Copies a database folder, which must be at rest, with its modes and for the account that PostgreSQL runs under. */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  await cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true })
  const account = ensurePostgresAccount()
  await ownedBy(to, account)
  for (const name of await readdir(to, { recursive: true })) await ownedBy(join(to, name), account)
}

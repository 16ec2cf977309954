import { constants, existsSync } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolderAt, ownedBy } from '../../sync-server/db/data-folder.ts'
import { ensurePostgresAccount } from '../../sync-server/db/postgres-account.ts'

const copy = (from: string, to: string): Promise<void> =>
  cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true })

const giveToPostgres = async (folder: string): Promise<void> => {
  const account = ensurePostgresAccount()
  await ownedBy(folder, account)
  for (const name of await readdir(folder, { recursive: true })) await ownedBy(join(folder, name), account)
}

/** Copies a database folder, which must be at rest, with its modes and for the account that PostgreSQL runs under. */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  await copy(from, to)
  await giveToPostgres(to)
}

/** Copies all that a server keeps; it must be at rest. */
export const copyDataFolder = async (from: string, to: string): Promise<void> => {
  await copy(from, to)
  const { database } = dataFolderAt(to)
  if (existsSync(database)) await giveToPostgres(database)
}

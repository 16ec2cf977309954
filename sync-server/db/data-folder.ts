import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { access, chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { StartupFailure } from '../startup-failure.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { startTimeOf } from './running-process.ts'

/** Where everything of one server lives: the database, its password, its log, and who holds the folder. */
export interface DataFolder {
  readonly root: string
  readonly database: string
  readonly passwordFile: string
  readonly log: string
  readonly holderFile: string
}

export const dataFolderAt = (path: string): DataFolder => {
  const root = resolve(path)
  return {
    root,
    database: join(root, 'postgres'),
    passwordFile: join(root, 'database-password'),
    log: join(root, 'postgres.log'),
    holderFile: join(root, 'server.json')
  }
}

const unusable = (folder: DataFolder, why: string, cause?: unknown): StartupFailure =>
  new StartupFailure(`The data folder ${folder.root} cannot be used: ${why}`, { code: 'dataFolderUnusable', cause })

/** Creates the folder and opens its own level to the database account; closed folders above it are named, not changed. */
export const prepareDataFolder = async (folder: DataFolder, account: PostgresAccount): Promise<void> => {
  try {
    await mkdir(folder.root, { recursive: true, mode: 0o711 })
    await access(folder.root, constants.W_OK)
  } catch (cause) {
    throw unusable(folder, 'it cannot be created or written to.', cause)
  }
  if (!('uid' in account)) return
  await chmod(folder.root, 0o711)
  for (let above = dirname(folder.root); above !== dirname(above); above = dirname(above)) {
    const { mode, uid } = await stat(above)
    const isOpen = (mode & 0o001) !== 0 || uid === account.uid
    if (!isOpen) throw unusable(folder, `the database account cannot pass ${above}. Choose another folder by --data.`)
  }
}

/** The password of the database owner: made once, readable by the server's account only. */
export const databasePassword = async (folder: DataFolder): Promise<string> => {
  if (existsSync(folder.passwordFile)) return (await readFile(folder.passwordFile, 'utf8')).trim()
  if (existsSync(folder.database))
    throw unusable(folder, `${folder.passwordFile} is missing; put it back from the backup.`)
  const password = randomBytes(24).toString('base64url')
  await writeFile(folder.passwordFile, password, { mode: 0o600, flag: 'wx' })
  return password
}

export const assertMajorVersion = async (folder: DataFolder, major: string): Promise<void> => {
  const found = (await readFile(join(folder.database, 'PG_VERSION'), 'utf8')).trim()
  if (found === major) return
  throw new StartupFailure(
    `The data folder ${folder.root} was made by PostgreSQL ${found}, this server carries PostgreSQL ${major}. ` +
      'Move the data with pg_dump and pg_restore, or start the server version that made it.',
    { code: 'databaseVersion' }
  )
}

export const ownedBy = async (path: string, account: PostgresAccount): Promise<void> => {
  if ('uid' in account) await chown(path, account.uid, account.gid)
}

const holderSchema = z.object({ pid: z.int().positive(), startedAt: z.string() })
type Holder = z.infer<typeof holderSchema>

const isAlive = async (holder: Holder): Promise<boolean> => {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const startedAt = await startTimeOf(holder.pid)
  // A start that is not told proves nothing: the process counts as the holder.
  return startedAt === holder.startedAt || startedAt === '' || holder.startedAt === ''
}

/** The process that holds the folder, if it still lives. */
export const holderOf = async (folder: DataFolder): Promise<number | undefined> => {
  const text = await readFile(folder.holderFile, 'utf8').catch(() => undefined)
  const holder = text === undefined ? undefined : holderSchema.safeParse(JSON.parse(text)).data
  return holder && holder.pid !== process.pid && (await isAlive(holder)) ? holder.pid : undefined
}

export const holdFolder = async (folder: DataFolder): Promise<void> => {
  const holder = await holderOf(folder)
  if (holder !== undefined) {
    throw new StartupFailure(
      `The data folder ${folder.root} is in use by the server with process id ${holder}. Stop it first or choose another --data.`,
      { code: 'dataFolderInUse' }
    )
  }
  const self: Holder = { pid: process.pid, startedAt: await startTimeOf(process.pid) }
  await writeFile(folder.holderFile, JSON.stringify(self), { mode: 0o600 })
}

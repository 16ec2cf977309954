import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupFailure } from '../startup-failure.ts'

const fileName = 'server-secret'
const secretBytes = 32

/** Written beside its place and linked there: a process that starts at the same time never reads half of it. */
const makeWhole = async (path: string): Promise<void> => {
  if (existsSync(path)) return
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(beside, randomBytes(secretBytes).toString('base64url'), { mode: 0o600, flag: 'wx' })
  await link(beside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(beside)
}

/**
 * The key that the server's other keys are encrypted under: a file of the data folder, so that a copy of the database
 * alone opens nothing. Made once; all processes of one server need the same file.
 */
export const readOrMakeSecret = async (dataFolder: string): Promise<Buffer> => {
  const path = join(dataFolder, fileName)
  await mkdir(dataFolder, { recursive: true, mode: 0o711 })
  await makeWhole(path)
  const secret = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  if (secret.length === secretBytes) return secret
  throw new StartupFailure(`The file ${path} is damaged. Put it back from the backup.`, { code: 'secretMissing' })
}

export const wrongSecret = (cause: unknown): StartupFailure =>
  new StartupFailure(
    `The keys in the database do not open with the file ${fileName} of the data folder. Put the file of this server there.`,
    { code: 'secretMissing', cause }
  )

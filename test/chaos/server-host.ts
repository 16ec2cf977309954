import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { type RunningServer, runServerCommand, startServer } from '../../scripts/demo/server-process.ts'
import { runningClusterUrl } from '../../sync-server/db/cluster.ts'
import { copyDatabase } from '../sync-server/copy-database.ts'
import { until } from './until.ts'

/** The real server process on the packaged PostgreSQL, and every way to treat it badly. */
export class ServerHost {
  readonly data: string
  #running: RunningServer | null = null
  #port = 0

  constructor(data: string) {
    this.data = data
  }

  /** The same address after every start. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get pid(): number {
    const pid = this.#running?.process.pid
    if (pid === undefined) throw new Error('the server is not running')
    return pid
  }

  get isRunning(): boolean {
    const child = this.#running?.process
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  async start(): Promise<void> {
    this.#running = await startServer(this.#home, this.#port)
    this.#port = Number(new URL(this.#running.url).port)
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = null
  }

  async kill(): Promise<void> {
    await this.#running?.kill()
    this.#running = null
  }

  async isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(3000) })
    return answer.ok
  }

  /** What a supervisor does: a server that ended is started again. Resolves when it is healthy. */
  async recovered(): Promise<void> {
    if (!this.isRunning) await this.start()
    await until('the server is healthy', () => this.isHealthy(), 90_000)
  }

  async databaseUrl(): Promise<string> {
    const url = await runningClusterUrl(this.data)
    if (!url) throw new Error('no database is running')
    return url
  }

  /** A one-time code: for a new desk, or for the next generation of one that is there. */
  async code(organisation: string, device?: string): Promise<string> {
    const next = device === undefined ? [] : ['--device', device]
    const printed = await runServerCommand(this.#home, ['register-code', '--org', organisation, ...next])
    return (JSON.parse(printed) as { code: string }).code
  }

  get #home() {
    return { data: this.data, database: null }
  }

  get #database(): string {
    return path.join(this.data, 'postgres')
  }

  async postmaster(): Promise<number> {
    const [line = ''] = (await readFile(path.join(this.#database, 'postmaster.pid'), 'utf8')).split('\n')
    return Number(line)
  }

  /** What the database says, past every part of the server. @throws while it does not answer */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: await this.databaseUrl() })
    // A database that falls meanwhile is told by the query.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query<Row>(text, [...values])).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  /** Process ids of its children that serve a client. @throws while the database does not answer */
  async backends(): Promise<readonly number[]> {
    const rows = await this.query<{ pid: number }>(
      "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
    )
    return rows.map(({ pid }) => pid)
  }

  /** A backup of the database alone, as of now: stopped, copied, started again. */
  async dumpTo(folder: string): Promise<void> {
    await this.stop()
    await removeFolder(folder)
    await copyDatabase(this.#database, folder)
    await this.start()
  }

  /** Puts a backup in the place of the database. `isAnnounced`: the operator runs the command for it, as told to. */
  async restoreFrom(folder: string, isAnnounced: boolean): Promise<void> {
    await this.stop()
    await removeFolder(this.#database)
    await copyDatabase(folder, this.#database)
    if (isAnnounced) await runServerCommand(this.#home, ['restored'])
    await this.start()
  }
}

import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runningClusterUrl } from '../../sync-server/db/cluster.ts'
import { samplePassword } from '../../sync-server/seed/sample-places.ts'
import { DemoDesk, type DeskPlace } from './demo-desk.ts'
import type { Screens } from './screens.ts'
import { type RunningServer, runServerCommand, type ServerHome, startServer } from './server-process.ts'

const place = (name: string, organisation: string, login: string): DeskPlace => ({
  name,
  organisation,
  login,
  password: samplePassword
})

/** The places of the demonstration, from the sample province. */
export const places = {
  county: place('county', 'org-140121', 'qingxu.clerk1'),
  centreA: place('centre-a', 'centre-140121-1', 'qingxu.centre1'),
  centreB: place('centre-b', 'centre-140121-2', 'qingxu.centre2'),
  city: place('city', 'org-1401', 'city-1401'),
  province: place('province', 'org-14', 'province')
} as const

/** Server, data and desks of one run, all in one folder that is kept. */
export class Stage {
  readonly out: string
  readonly screens: Screens
  /** Of a cluster outside; null: the packaged one in the data folder. */
  readonly #database: string | null
  #server: RunningServer | null = null
  #port = 0
  #aheadMs = 0
  readonly #desks: DemoDesk[] = []

  constructor(out: string, screens: Screens, database: string | null = process.env.DATABASE_URL ?? null) {
    this.out = out
    this.screens = screens
    this.#database = database
  }

  get data(): string {
    return path.join(this.out, 'server')
  }

  get #home(): ServerHome {
    return { data: this.data, database: this.#database, aheadMs: this.#aheadMs }
  }

  get journals(): string {
    return path.join(this.out, 'desks')
  }

  get url(): string {
    if (!this.#server) throw new Error('the server is not running')
    return this.#server.url
  }

  /** The database of the running server. */
  async databaseUrl(): Promise<string> {
    const url = this.#database ?? (await runningClusterUrl(this.data))
    if (!url) throw new Error('no database is running')
    return url
  }

  /** Fills an empty data folder with the sample province, once. */
  async seed(): Promise<void> {
    const mark = path.join(this.data, 'sample-is-there')
    if (existsSync(mark)) return
    await mkdir(this.data, { recursive: true })
    await runServerCommand(this.#home, ['seed', '--sample'])
    await writeFile(mark, '')
  }

  /** The same port again after a restart: desks know the server by its address. */
  async startServer(): Promise<void> {
    this.#server = await startServer(this.#home, this.#port)
    this.#port = Number(new URL(this.#server.url).port)
  }

  /** What time it is for server and desks, UTC milliseconds. */
  get now(): number {
    return Date.now() + this.#aheadMs
  }

  /** The server stops and is back so much later. */
  async letTimePass(ms: number): Promise<void> {
    this.#aheadMs += ms
    await this.stopServer()
    await this.startServer()
  }

  async killServer(): Promise<void> {
    await this.#server?.kill()
    this.#server = null
  }

  async stopServer(): Promise<void> {
    await this.#server?.stop()
    this.#server = null
  }

  /** A one-time code for a new desk of a place. */
  async registerCode({ organisation }: DeskPlace): Promise<string> {
    const printed = await runServerCommand(this.#home, ['register-code', '--org', organisation])
    return (JSON.parse(printed) as { code: string }).code
  }

  /** A desk on a fresh profile, registered by a one-time code, its first load done. */
  async newDesk(where: DeskPlace, flags: readonly string[] = []): Promise<DemoDesk> {
    const profile = path.join(this.journals, where.name)
    await rm(profile, { recursive: true, force: true })
    const desk = new DemoDesk(where, profile, this.screens)
    this.#desks.push(desk)
    await desk.start(flags)
    await desk.register(this.url, await this.registerCode(where))
    await desk.login()
    await desk.ready()
    return desk
  }

  /** What the pages of all its desks reported as an error. */
  get complaints(): readonly string[] {
    return this.#desks.flatMap(({ complaints }) => complaints)
  }

  /** What stood on every screen when something went wrong. A desk that cannot be pictured any more is passed over. */
  async shootFailure(): Promise<void> {
    for (const desk of this.#desks.filter(({ isRunning }) => isRunning)) {
      // What went wrong first is on its way to the caller, and must not be hidden by this.
      await desk.shot('failure').catch((error: unknown) => console.error(error))
    }
  }

  async closeDesks(): Promise<void> {
    for (const desk of this.#desks) await desk.close()
  }
}

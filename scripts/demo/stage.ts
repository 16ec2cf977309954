import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runningClusterUrl } from '../../sync-server/db/cluster.ts'
import { samplePassword } from '../../sync-server/seed/sample-places.ts'
import { DemoDesk, type DeskPlace } from './demo-desk.ts'
import type { Screens } from './screens.ts'
import { type RunningServer, runServerCommand, startServer } from './server-process.ts'

const place = (name: string, organisation: string, login: string): DeskPlace => ({
  name,
  organisation,
  login,
  password: samplePassword
})

/** The three places of the demonstration, from the sample province. */
export const places = {
  county: place('county', 'org-140121', 'qingxu.clerk1'),
  centreA: place('centre-a', 'centre-140121-1', 'qingxu.centre1'),
  centreB: place('centre-b', 'centre-140121-2', 'qingxu.centre2')
} as const

/** Server, data and desks of one run, all in one folder that is kept. */
export class Stage {
  readonly out: string
  readonly screens: Screens
  #server: RunningServer | null = null
  #port = 0
  readonly #desks: DemoDesk[] = []

  constructor(out: string, screens: Screens) {
    this.out = out
    this.screens = screens
  }

  get data(): string {
    return path.join(this.out, 'server')
  }

  get journals(): string {
    return path.join(this.out, 'desks')
  }

  get url(): string {
    if (!this.#server) throw new Error('the server is not running')
    return this.#server.url
  }

  /** The embedded database of the running server, or the one named by DATABASE_URL. */
  async databaseUrl(): Promise<string> {
    const url = process.env.DATABASE_URL ?? (await runningClusterUrl(this.data))
    if (!url) throw new Error('no database is running')
    return url
  }

  /** Fills an empty data folder with the sample province, once. */
  async seed(): Promise<void> {
    const mark = path.join(this.data, 'sample-is-there')
    if (existsSync(mark)) return
    await mkdir(this.data, { recursive: true })
    await runServerCommand(['seed', '--sample', '--data', this.data])
    await writeFile(mark, '')
  }

  /** The same port again after a restart: desks know the server by its address. */
  async startServer(): Promise<void> {
    this.#server = await startServer(this.data, this.#port)
    this.#port = Number(new URL(this.#server.url).port)
  }

  async killServer(): Promise<void> {
    await this.#server?.kill()
    this.#server = null
  }

  async stopServer(): Promise<void> {
    await this.#server?.stop()
    this.#server = null
  }

  /** A desk on a fresh profile, registered by a one-time code, its first load done. */
  async newDesk(where: DeskPlace, flags: readonly string[] = []): Promise<DemoDesk> {
    const profile = path.join(this.journals, where.name)
    await rm(profile, { recursive: true, force: true })
    const desk = new DemoDesk(where, profile, this.screens)
    this.#desks.push(desk)
    await desk.start(flags)
    const { code } = JSON.parse(
      await runServerCommand(['register-code', '--org', where.organisation, '--data', this.data])
    ) as { code: string }
    await desk.register(this.url, code)
    await desk.login()
    await desk.ready()
    return desk
  }

  /** What stood on every screen when something went wrong. */
  async shootFailure(): Promise<void> {
    for (const desk of this.#desks.filter(({ isRunning }) => isRunning)) await desk.shot('failure')
  }

  async closeDesks(): Promise<void> {
    for (const desk of this.#desks) await desk.close()
  }
}

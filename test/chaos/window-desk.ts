import { once } from 'node:events'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchDesk } from '../../scripts/demo/launch-desk.ts'
import type { Outcome } from '../../src-main/contract/failure.ts'
import type { ChannelName } from '../../src-main/contract/names.ts'
import type { ReplyOf, RequestOf } from '../../src-main/contract/table.ts'
import type { Desk } from './desk.ts'
import { signal } from './signal.ts'

/** Runs in the page: the one object that the preload gives it. */
function invokeDesk({ channel, request }: { channel: string; request: unknown }): Promise<unknown> {
  const { desk } = window as unknown as { desk: { invoke: (channel: string, request: unknown) => Promise<unknown> } }
  return desk.invoke(channel, request)
}

/** A real desktop app with its window; the page is what speaks to main. */
export class WindowDesk implements Desk {
  readonly name: string
  readonly folder: string
  readonly hasReplica = true
  /** Faults the page itself reported, for whoever looks why a run failed. */
  readonly faults: string[] = []
  #running: { readonly app: ElectronApplication; readonly page: Page; readonly pid: number } | null = null

  /** The build to start, where it is another than this checkout's. */
  app: string | undefined

  constructor(name: string, folder: string) {
    this.name = name
    this.folder = folder
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  get pid(): number {
    if (!this.#running) throw new Error(`${this.name} is not running`)
    return this.#running.pid
  }

  /** @throws when it is not running */
  get page(): Page {
    if (!this.#running) throw new Error(`${this.name} is not running`)
    return this.#running.page
  }

  async start(): Promise<void> {
    const build = this.app === undefined ? {} : { app: this.app }
    const { app, page } = await launchDesk({ profile: this.folder, flags: ['--demo'], ...build })
    page.on('pageerror', error => this.faults.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') this.faults.push(message.text())
    })
    // On Windows the process that Playwright knows is a shell around the desk.
    this.#running = { app, page, pid: await app.evaluate(() => process.pid) }
  }

  async call<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Outcome<ReplyOf<C>>> {
    const asked: { channel: string; request: unknown } = { channel, request }
    return (await this.page.evaluate(invokeDesk, asked)) as Outcome<ReplyOf<C>>
  }

  async kill(): Promise<void> {
    const { pid } = this
    const child = this.#app().process()
    this.#running = null
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    signal(pid, 'SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.app.close()
  }

  /** Resolves when its pages stand: the operator is in and the replica has been filled. */
  async shown(): Promise<void> {
    await this.page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  }

  #app(): ElectronApplication {
    if (!this.#running) throw new Error(`${this.name} is not running`)
    return this.#running.app
  }
}

import type { ElectronApplication, Page } from '@playwright/test'
import type { ArgsByKind, Kind } from '../../domain/reducer.ts'
import type { ChannelName } from '../../src-main/contract/names.ts'
import type { SyncState } from '../../src-main/contract/sync.ts'
import type { ReplyOf, RequestOf } from '../../src-main/contract/table.ts'
import { invokeDesk, untilStill } from './in-page.ts'
import { launchDesk, PATIENCE } from './launch-desk.ts'
import type { Screens } from './screens.ts'

/** Who sits where; `name` is for files and messages. */
export interface DeskPlace {
  readonly name: string
  readonly organisation: string
  readonly login: string
  readonly password: string
}

/** One real desktop window, driven as a person would: by what stands on the screen. */
export class DemoDesk {
  readonly place: DeskPlace
  readonly profile: string
  /** What its pages reported as an error. */
  readonly complaints: string[] = []
  readonly #screens: Screens
  #running: { app: ElectronApplication; page: Page } | null = null
  #operator: string

  constructor(place: DeskPlace, profile: string, screens: Screens) {
    this.place = place
    this.profile = profile
    this.#operator = place.login
    this.#screens = screens
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  get page(): Page {
    if (!this.#running) throw new Error(`${this.place.name} is not running`)
    return this.#running.page
  }

  get app(): ElectronApplication {
    if (!this.#running) throw new Error(`${this.place.name} is not running`)
    return this.#running.app
  }

  /** Of the login form alone: the settings have fields for the old and the new one. */
  get #password() {
    return this.page.getByRole('textbox', { name: '密码', exact: true })
  }

  async start(flags: readonly string[] = []): Promise<void> {
    const { app, page } = await launchDesk({ profile: this.profile, flags: ['--demo', ...flags] })
    const complain = (text: string): void => {
      this.complaints.push(`[${this.place.name}] ${text}`)
      console.error(this.complaints.at(-1))
    }
    page.on('pageerror', error => complain(error.message))
    page.on('console', message => {
      if (message.type() === 'error') complain(message.text())
    })
    this.#running = { app, page }
  }

  /** First start: server and one-time code, as on a new PC. */
  async register(server: string, code: string): Promise<void> {
    await this.page.getByLabel('服务器地址').fill(server)
    await this.page.getByLabel('注册码').fill(code)
    await this.shot('registration')
    await this.page.getByRole('button', { name: '注册', exact: true }).click()
    await this.#password.waitFor()
  }

  async login(as = this.place.login): Promise<void> {
    await this.#password.waitFor()
    await this.page.getByRole('combobox', { name: '登录名' }).fill(as)
    await this.#password.fill(this.place.password)
    await this.page.getByRole('button', { name: '登录', exact: true }).click()
    this.#operator = as
  }

  /** Another operator takes over the same PC, and begins with the own day. */
  async handOver(to: string): Promise<void> {
    await this.page.getByRole('button', { name: '锁定', exact: true }).click()
    await this.#password.waitFor()
    const isAnother = to !== this.#operator
    await this.login(to)
    await this.ready()
    if (isAnother) await this.until(async () => new URL(this.page.url()).hash === '#/today')
  }

  /** Size of what the window shows, in pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, size) => {
        const window = BrowserWindow.getAllWindows().find(one => one.getParentWindow() === null)
        window?.setMinimumSize(1, 1)
        window?.setContentSize(size.width, size.height)
      },
      { width, height }
    )
  }

  /** Waits until the replica is filled and the shell is there. */
  async ready(): Promise<void> {
    await this.page.getByRole('navigation').first().waitFor()
  }

  /** A desk that locked itself meanwhile is opened by who was at it. */
  async #wake(): Promise<void> {
    if (!(await this.#password.isVisible())) return
    await this.login(this.#operator)
    await this.ready()
  }

  /** Opens a page by its address in the hash router. */
  async go(path: string): Promise<void> {
    await this.#wake()
    await this.page.evaluate(hash => {
      window.location.hash = hash
    }, `#${path}`)
  }

  /** A picture once the page has drawn what it waits for. */
  async shot(name: string, page = this.page): Promise<void> {
    const picture = `${this.place.name}-${name}`
    if (!this.#screens.isWanted(picture)) return
    // A paper runs no scripts, so that it is still from the beginning.
    if (page === this.page) await page.evaluate(untilStill)
    await this.#screens.take(picture, page)
  }

  /** A call to main over the real gate; a refusal is an error here. */
  async call<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> {
    const asked: { channel: string; request: unknown } = { channel, request }
    const outcome: unknown = await this.page.evaluate(invokeDesk, asked)
    const result = outcome as { ok: true; value: ReplyOf<C> } | { ok: false; failure: unknown }
    if (!result.ok) throw new Error(`${this.place.name} ${channel}: ${JSON.stringify(result.failure)}`)
    return result.value
  }

  /** Appends entries through main: stamped, chained and signed like every other. */
  async append(...entries: { [K in Kind]: { kind: K; args: ArgsByKind[K] } }[Kind][]): Promise<void> {
    const drafts = entries.map(({ kind, args }) => ({
      kind,
      args: args as unknown as RequestOf<'journal.append'>['entries'][number]['args'],
      sealed: []
    }))
    await this.#wake()
    await this.call('journal.append', { entries: drafts, policyVersion: 1, dataAgeMs: 0 })
  }

  cut(on: boolean): Promise<unknown> {
    return this.call('sync.cut', { on })
  }

  async sync(): Promise<SyncState> {
    return this.call('sync.state', {})
  }

  /** How many entries its journal holds. */
  async entryCount(): Promise<number> {
    const { counts } = await this.call('journal.list', { limit: 1 })
    return Object.values(counts).reduce((sum, n) => sum + (n ?? 0), 0)
  }

  /** Asks again until it is so; an error names this desk. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      if (await isSo()) return
      await this.page.waitForTimeout(250)
    }
    throw new Error(`${this.place.name} did not get there in ${PATIENCE / 1000} s`)
  }

  /** Waits until nothing of this desk is without a server's answer. */
  quiet(): Promise<void> {
    return this.until(async () => {
      await this.#wake()
      await this.call('sync.now', {})
      const { counts } = await this.call('journal.list', { limit: 1 })
      return (counts.pending ?? 0) === 0 && (counts.waiting ?? 0) === 0
    })
  }

  /** Waits until every entry has left the desk, answered for good or waiting for another's. */
  uploaded(): Promise<void> {
    return this.until(async () => {
      await this.#wake()
      await this.call('sync.now', {})
      return ((await this.call('journal.list', { limit: 1 })).counts.pending ?? 0) === 0
    })
  }

  /** Pulls its plug by the strip of the demonstration: SIGKILL. */
  async losePower(): Promise<void> {
    await this.#wake()
    const ended = this.ended()
    // The window may be gone before it has answered the click.
    await Promise.allSettled([this.page.getByRole('button', { name: '拔电源' }).click(), ended])
    if ((await ended) === 'closed') throw new Error(`${this.place.name} ended in order instead of losing its power`)
  }

  /** How it ended, once it has: closed as one closes a window, or in the middle of its work. */
  async ended(): Promise<'closed' | 'lost-power'> {
    const child = this.app.process()
    const isOver = child.exitCode !== null || child.signalCode !== null
    if (!isOver) await new Promise(resolve => child.once('exit', resolve))
    this.#running = null
    return child.exitCode === 0 ? 'closed' : 'lost-power'
  }

  /** What the strip of the demonstration puts into the clipboard: the paper of the voucher last issued here. */
  async copiedScan(): Promise<string> {
    await this.app.evaluate(({ clipboard }) => clipboard.clear())
    await this.page.getByRole('button', { name: '复制扫码内容' }).click()
    const read = () => this.app.evaluate(({ clipboard }) => clipboard.readText())
    await this.until(async () => (await read()) !== '')
    return read()
  }

  /** The next window that opens beside the first: the preview of a paper. Ask before what opens it. */
  nextWindow(): Promise<Page> {
    return this.app.waitForEvent('window', { timeout: PATIENCE })
  }

  async close(): Promise<void> {
    await this.#running?.app.close()
    this.#running = null
  }
}

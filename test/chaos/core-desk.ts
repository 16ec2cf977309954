import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Outcome } from '../../src-main/contract/failure.ts'
import type { ChannelName } from '../../src-main/contract/names.ts'
import type { ReplyOf, RequestOf } from '../../src-main/contract/table.ts'
import type { Desk } from './desk.ts'

const program = path.join(import.meta.dirname, 'core-process.ts')
const SMALL_RESERVE = 64 * 1024

interface Answered {
  readonly n?: number
  readonly ready?: boolean
  readonly outcome?: unknown
}

interface Waiting {
  readonly resolve: (outcome: never) => void
  readonly reject: (error: Error) => void
}

export interface CoreDeskOptions {
  /** A program to run it under, with its arguments: strace. */
  readonly under?: readonly string[]
  readonly reserveBytes?: number
}

/** The device core that ships as a process of its own: a desk without its window, cheap to start and to kill. */
export class CoreDesk implements Desk {
  readonly name: string
  readonly folder: string
  readonly hasReplica = false
  readonly #options: CoreDeskOptions
  readonly #waiting = new Map<number, Waiting>()
  #child: ChildProcess | null = null
  #asked = 0
  /** What it logged, newest last. */
  logged = ''

  constructor(name: string, folder: string, options: CoreDeskOptions = {}) {
    this.name = name
    this.folder = folder
    this.#options = options
  }

  get isRunning(): boolean {
    return this.#child !== null
  }

  get pid(): number {
    return this.#living().pid ?? 0
  }

  async start(): Promise<void> {
    const { under = [], reserveBytes = SMALL_RESERVE } = this.#options
    const [command = '', ...args] = [
      ...under,
      process.execPath,
      '--import',
      'tsx',
      program,
      this.folder,
      String(reserveBytes)
    ]
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.logged = (this.logged + text).slice(-8000)
    })
    child.stdin.on('error', () => undefined)
    child.once('exit', () => this.#gone(child))
    const lines = createInterface({ input: child.stdout })
    this.#child = child
    const ready = new Promise<void>((resolve, reject) => {
      lines.on('line', line => {
        const answered = JSON.parse(line) as Answered
        if (answered.ready) resolve()
        else this.#take(answered)
      })
      child.once('exit', code => reject(new Error(`${this.name} did not start (${code}):\n${this.logged}`)))
    })
    await ready
  }

  call<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Outcome<ReplyOf<C>>> {
    const child = this.#living()
    this.#asked += 1
    const n = this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject })
      child.stdin?.write(`${JSON.stringify({ n, channel, request })}\n`)
    })
  }

  async kill(): Promise<void> {
    const child = this.#living()
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    const child = this.#child
    if (!child) return
    const gone = once(child, 'exit')
    child.stdin?.end()
    await gone
  }

  #living(): ChildProcess {
    if (!this.#child) throw new Error(`${this.name} is not running`)
    return this.#child
  }

  #take({ n = 0, outcome }: Answered): void {
    const waiting = this.#waiting.get(n)
    this.#waiting.delete(n)
    const thrown = (outcome as { readonly thrown?: string } | undefined)?.thrown
    if (thrown === undefined) waiting?.resolve(outcome as never)
    else waiting?.reject(new Error(`${this.name}: ${thrown}`))
  }

  #gone(child: ChildProcess): void {
    if (this.#child === child) this.#child = null
    for (const { reject } of this.#waiting.values()) reject(new Error(`${this.name} died`))
    this.#waiting.clear()
  }
}

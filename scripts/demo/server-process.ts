import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

const root = path.resolve(import.meta.dirname, '../..')

/** The sync server as its own process, as an operator would run it. */
export interface RunningServer {
  readonly url: string
  readonly process: ChildProcess
  /** Ends it as an operator would; resolves when it is gone. */
  readonly stop: () => Promise<void>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/** Where a server keeps what it has; without a database of its own it starts the packaged one in the folder. */
export interface ServerHome {
  readonly data: string
  readonly database: string | null
  /** How far its clock is ahead of this computer's, in milliseconds: weeks of a loop pass within minutes. */
  readonly aheadMs?: number
}

/** One process and no wrapper around it, so that a signal reaches the server itself. */
const start = ({ data, database }: ServerHome, args: readonly string[], main = 'sync-server/main.ts'): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', path.join(root, main), ...args, '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      JINQUAN_LOG: process.env.JINQUAN_LOG ?? 'warn',
      ...(database === null ? {} : { DATABASE_URL: database })
    }
  })

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Starts a server and waits until it says where it listens. */
export async function startServer(home: ServerHome, port = 0): Promise<RunningServer> {
  const { aheadMs = 0 } = home
  const args = ['--port', String(port)]
  const child =
    aheadMs === 0 ? start(home, args) : start(home, [String(aheadMs), ...args], 'scripts/demo/server-ahead.ts')
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)])
  if (first === null) throw new Error(`the server did not start:\n${said}`)
  const { listening } = JSON.parse(String(first[0])) as { listening: string }
  return { url: listening, process: child, stop: () => ended(child, 'SIGTERM'), kill: () => ended(child, 'SIGKILL') }
}

/** Runs one of the server's commands to its end and yields what it printed. */
export async function runServerCommand(home: ServerHome, args: readonly string[]): Promise<string> {
  const child = start(home, args)
  let printed = ''
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000)
  })
  // Not `exit`: what it printed last may come after that.
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`server ${args[0]} ended with ${code}:\n${said}`)
  return printed.trim()
}

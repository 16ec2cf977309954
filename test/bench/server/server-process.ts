import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ServerProcess {
  readonly url: URL
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

/** The server as it is shipped, in a process of its own, on a database that runs already. */
export const startServerProcess = async (
  databaseUrl: string,
  dataFolder: string,
  environment: NodeJS.ProcessEnv = {}
): Promise<ServerProcess> => {
  const flags = (process.env.BENCH_SERVER_FLAGS ?? '').split(' ').filter(flag => flag !== '')
  const args = [...flags, '--import', 'tsx', 'sync-server/main.ts', '--port', '0', '--data', dataFolder]
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      JINQUAN_LOG: 'error',
      JINQUAN_REQUESTS_PER_MINUTE: '100000000',
      ...environment
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), exited.then(() => [])])) as [string?]
  if (line === undefined) throw new Error('the server did not start')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  return { url: new URL((JSON.parse(line) as { listening: string }).listening), process: child, stop }
}

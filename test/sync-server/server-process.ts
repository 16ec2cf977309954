import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The server's own program in a process of its own, on a database that others may share. */
export interface ServerProcess {
  readonly url: string
  readonly child: ChildProcess
  readonly exited: Promise<unknown>
}

export const startServerProcess = async (
  databaseUrl: string,
  dataFolder: string,
  environment: NodeJS.ProcessEnv = {}
): Promise<ServerProcess> => {
  const args = ['--import', 'tsx', 'sync-server/main.ts', '--port', '0', '--data', dataFolder]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl, JINQUAN_LOG: 'fatal', ...environment },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)))
  ])) as [string]
  return { url: (JSON.parse(line) as { listening: string }).listening, child, exited }
}

export const stopServerProcess = async ({ child, exited }: ServerProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await exited
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface StandInBridge {
  readonly port: number
  control(order: object): Promise<void>
  stop(): Promise<void>
}

/** Starts the stand-in reader bridge as a process of its own, on a free port unless one is given. */
export async function startBridge(port = 0): Promise<StandInBridge> {
  const main = path.join(import.meta.dirname, 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const listening: { port: number } = JSON.parse(line)
  return {
    port: listening.port,
    control: async order => {
      const body = JSON.stringify(order)
      await fetch(`http://127.0.0.1:${listening.port}/control`, { method: 'POST', body })
    },
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill()
      await once(child, 'exit')
    }
  }
}

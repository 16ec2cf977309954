import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'

const running: ChildProcess[] = []
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jinquan-main-'))
})
afterAll(() => removeFolder(folder))

interface Started {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly exit: Promise<number | null>
}

const start = (...args: string[]): Started => {
  const { DATABASE_URL: _outside, ...environment } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/main.ts', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  running.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += String(chunk)
  })
  child.stderr.on('data', chunk => {
    err += String(chunk)
  })
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return { child, stdout: () => out, stderr: () => err, exit }
}

const listening = async (server: Started): Promise<string> => {
  await expect.poll(server.stdout, { timeout: 60_000 }).toMatch(/\n/)
  return JSON.parse(server.stdout()).listening
}

/** A server that has just started on a busy machine sends requests away until it has caught up. */
const answers = (address: string): Promise<void> =>
  expect.poll(async () => (await fetch(address)).status, { timeout: 60_000 }).toBe(200)

const statisticsOf = async (url: string): Promise<object> => {
  await answers(`${url}/v1/statistics`)
  return (await fetch(`${url}/v1/statistics`)).json() as Promise<object>
}

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'close')
    }
  }
})

describe('the server as a process', () => {
  // Windows has no SIGTERM: whoever sends it there ends the process at once.
  test.skipIf(process.platform === 'win32')(
    'prints one JSON line, serves, stops in order on SIGTERM even when it comes twice, and starts again',
    async () => {
      const server = start('--port', '0', '--data', folder)
      const url = await listening(server)
      await answers(`${url}/healthz`)
      expect(server.stdout().trim().split('\n')).toHaveLength(1)
      server.child.kill('SIGTERM')
      server.child.kill('SIGTERM')
      expect(await server.exit).toBe(0)
      await expect(readFile(join(folder, 'postgres', 'postmaster.pid'))).rejects.toMatchObject({ code: 'ENOENT' })
      await answers(`${await listening(start('--port', '0', '--data', folder))}/healthz`)
    }
  )

  test('[row 7] killed without warning, it starts again on the same folder and has what it had', async () => {
    const server = start('--port', '0', '--data', folder)
    const url = await listening(server)
    const before = await statisticsOf(url)
    server.child.kill('SIGKILL')
    await server.exit
    const again = await listening(start('--port', '0', '--data', folder))
    const after = await statisticsOf(again)
    expect({ ...after, asOf: 0 }).toEqual({ ...before, asOf: 0 })
  })

  test('a second server on the same folder is refused with the holder named', async () => {
    const first = start('--port', '0', '--data', folder)
    await listening(first)
    const second = start('--port', '0', '--data', folder)
    expect(await second.exit).toBe(75)
    expect(second.stderr()).toContain(String(first.child.pid))
    expect(second.stdout()).toBe('')
  })

  test('short commands work beside a running server', async () => {
    await listening(start('--port', '0', '--data', folder))
    const unknown = start('register-code', '--org', 'nowhere', '--data', folder)
    expect(await unknown.exit).toBe(64)
    expect(unknown.stderr()).toContain('nowhere')
    const epoch = start('restored', '--data', folder)
    expect(await epoch.exit).toBe(0)
    expect(JSON.parse(epoch.stdout())).toEqual({ epoch: 2 })
  })

  test('a port in use, a bad flag and a bad folder have codes and words of their own', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = address !== null && typeof address === 'object' ? String(address.port) : ''
    const cases = [
      [start('--port', port, '--data', folder), 71, /Port \d+ is used/],
      [start('--prot', '1'), 64, /Usage/],
      [start('--data', join(import.meta.filename, 'x')), 73, /cannot be used/]
    ] as const
    for (const [started, code, words] of cases) {
      expect(await started.exit).toBe(code)
      expect(started.stderr()).toMatch(words)
      expect(started.stderr()).not.toMatch(/\n\s+at /)
    }
    taken.close()
  })
})

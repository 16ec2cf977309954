import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { layoutOf } from '../../scripts/package/layout.mjs'
import { packageDesk } from '../../scripts/package/main.mjs'

/** The packaged desk: its fuses as they are in the binary, and that it runs without inspector and without checkout. */

/** As a fuse is written into the binary: the characters 0 and 1. */
const [DISABLED, ENABLED] = [48, 49]

let folder: string
let executable: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'))
  executable = await packageDesk(join(folder, 'desk'))
})
test.afterAll(() => removeFolder(folder))

const environment = { ...process.env, ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}) }

const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  // Each build is another program to the keychain of macOS, which would ask the user.
  spawn(executable, [`--user-data-dir=${join(folder, 'profile')}`, '--use-mock-keychain', ...args], {
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })

const debuggingAddress = async (child: ChildProcess): Promise<URL> => {
  for await (const line of createInterface({ input: child.stderr! })) {
    const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (found !== undefined) return new URL(found)
  }
  throw new Error('the packaged desk ended without listening')
}

/** Whoever attaches to a page that still changes from the empty one to its own may wait for an answer for ever. */
const untilPageStands = async ({ host }: URL): Promise<void> => {
  const addresses = async () => {
    const reply = await fetch(`http://${host}/json/list`)
    return ((await reply.json()) as readonly { readonly url: string }[]).map(({ url }) => url)
  }
  await expect.poll(addresses).toContainEqual(expect.stringMatching(/^app:\/\/desk\//))
}

test('the fuses of the binary are set', async () => {
  const wire = await getCurrentFuseWire(executable)
  for (const off of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges
  ]) {
    expect([FuseV1Options[off], Number(wire[off])]).toEqual([FuseV1Options[off], DISABLED])
  }
  for (const on of [
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.EnableCookieEncryption
  ]) {
    expect([FuseV1Options[on], Number(wire[on])]).toEqual([FuseV1Options[on], ENABLED])
  }
})

test('the archive holds the built app and nothing else', () => {
  const files = listPackage(join(folder, 'desk', layoutOf(process.platform).resources, 'app.asar'), { isPack: false })
  const tops = new Set(files.map(file => file.replaceAll('\\', '/').split('/').slice(0, 3).join('/')))
  expect([...tops].sort()).toEqual(['/out', '/out/main', '/out/preload', '/out/renderer', '/package.json'])
  expect(files.filter(file => /\.(map|ts|tsx|env|test\.js)$/.test(file))).toEqual([])
})

test('it runs from its archive and takes no orders as a Node', async () => {
  const desk = start(['--remote-debugging-port=0'])
  const address = await debuggingAddress(desk)
  await untilPageStands(address)
  const browser = await chromium.connectOverCDP(address.href)
  const page = browser.contexts()[0]!.pages()[0] ?? (await browser.contexts()[0]!.waitForEvent('page'))
  await page.waitForURL(/^app:\/\/desk\//)
  const state = await page.evaluate(() => {
    const host = globalThis as unknown as { desk: { invoke: (channel: string) => Promise<{ ok: boolean }> } }
    return host.desk.invoke('desk.state')
  })
  expect(state.ok).toBe(true)
  const ended = once(desk, 'exit')
  desk.kill('SIGTERM')
  // Windows has no SIGTERM: there it is ended, not asked to end.
  expect(await ended).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null])

  const asNode = start(['-e', 'process.exit(42)'], {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--require /no/such/file'
  })
  const asNodeEnded = once(asNode, 'exit')
  await new Promise(resolve => setTimeout(resolve, 1500))
  asNode.kill('SIGTERM')
  expect((await asNodeEnded)[0]).not.toBe(42)
})

import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { installedBrowser } from '../../../../scripts/demo/installed-browser.ts'
import { removeFolder } from '../../../../scripts/demo/remove-folder.ts'
import { deskPolicy } from '../../../../src-main/net/content-policy.ts'
import { startScreen } from './screen.ts'

/** IndexedDB, workers and WebCrypto exist only in a browser: the replica is tested in a real one. */
export type RealBrowser = {
  readonly runtime: 'electron' | 'chromium'
  readonly page: Page
  /** Waits until an expression is true in the page; without eval, which the desk's policy forbids. */
  readonly until: (expression: string) => Promise<void>
  /** What the page was refused by the policy it has in the product. */
  readonly refusals: readonly string[]
  /** A new page of the same profile, as after a crash of the first: IndexedDB is kept. */
  readonly reload: () => Promise<Page>
  readonly close: () => Promise<void>
}

/** A busy computer takes its time over a start. */
const PATIENCE = 100_000
/** There once an Electron is installed: it names the executable, which differs by platform. */
const electronNote = path.resolve('node_modules/electron/path.txt')
const shell = path.resolve('test/renderer/replica/browser/electron-shell.mjs')
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' }
export const pageHtml =
  '<!doctype html><meta charset="utf-8"><title>replica</title><script type="module" src="/page.js"></script>'

/** Answers a request before the files do, e.g. a pull; undefined passes it on. */
export type Backend = (url: URL) => AsyncIterable<string> | undefined

/** Bundles `entry` as the page's one script `page.js`. */
export async function buildPage(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve('.'),
    build: {
      outDir,
      target: 'chrome130',
      minify: true,
      modulePreload: false,
      emptyOutDir: true,
      rolldownOptions: { input: path.resolve(entry), output: { entryFileNames: 'page.js' } }
    },
    worker: { format: 'es' }
  })
}

async function serve(folder: string, backend: Backend): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    response.setHeader('Content-Security-Policy', deskPolicy('none'))
    const answer = backend(url)
    if (answer) {
      response.setHeader('Content-Type', 'application/x-ndjson')
      for await (const chunk of answer) response.write(chunk)
      response.end()
      return
    }
    if (url.pathname === '/') return response.setHeader('Content-Type', 'text/html').end(pageHtml)
    const file = path.join(folder, path.normalize(url.pathname))
    const body = file.startsWith(folder) && existsSync(file) ? await readFile(file) : undefined
    response.statusCode = body ? 200 : 404
    response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream')
    return response.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function launchElectron(url: string, profile: string) {
  const screen = await startScreen()
  const inherited = process.env as Record<string, string>
  const app = await _electron.launch({
    args: [`--user-data-dir=${profile}`, shell, url],
    env: { ...inherited, DISPLAY: screen.display, ELECTRON_DISABLE_SANDBOX: '1', TZ: 'Asia/Shanghai' },
    timeout: PATIENCE
  })
  const close = async (): Promise<void> => {
    await app.close()
    screen.stop()
  }
  const page = await app.firstWindow({ timeout: PATIENCE })
  // Asked while it is still on its way, a page answers with an error.
  await page.waitForURL(url, { timeout: PATIENCE })
  return { page, close }
}

async function launchChromium(url: string, profile: string) {
  const executablePath = installedBrowser()
  if (!executablePath) throw new Error('no Electron runtime and no Chromium here: run the setup script first')
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: ['--no-sandbox'] })
  const first = context.pages()[0] ?? (await context.newPage())
  await first.goto(url)
  return { page: first, close: () => context.close() }
}

export type OpenPage = Pick<RealBrowser, 'runtime' | 'page' | 'until' | 'close'>

/** Opens an address with a profile of its own. */
export async function openPage(url: string): Promise<OpenPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'replica-profile-'))
  const runtime = existsSync(electronNote) ? 'electron' : 'chromium'
  const { page, close } =
    runtime === 'electron' ? await launchElectron(url, profile) : await launchChromium(url, profile)
  page.on('pageerror', error => process.stderr.write(`page error: ${error.stack ?? error.message}\n`))
  return {
    runtime,
    page,
    until: async expression => {
      while (!(await page.evaluate(`Boolean(${expression})`))) await new Promise(resolve => setTimeout(resolve, 10))
    },
    close: async () => {
      await close()
      await removeFolder(profile)
    }
  }
}

/**
 * Builds `entry` as a page, serves it and opens it: in Electron where its runtime is installed, else in Chromium.
 * The page sets `window.ready` to a promise when it may be asked things.
 */
export async function openRealBrowser(entry: string, backend: Backend = () => undefined): Promise<RealBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'replica-page-'))
  await buildPage(entry, folder)
  const server = await serve(folder, backend)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const opened = await openPage(url)
  const { page } = opened
  const refusals: string[] = []
  page.on('console', message => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text())
  })
  return {
    ...opened,
    refusals,
    reload: async () => {
      await page.goto(url, { timeout: PATIENCE })
      return page
    },
    close: async () => {
      await opened.close()
      server.closeAllConnections()
      server.close()
      await removeFolder(folder)
    }
  }
}

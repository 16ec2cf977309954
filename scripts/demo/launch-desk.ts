import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export interface RunningDesk {
  readonly app: ElectronApplication
  readonly page: Page
  /** Folder of everything this desk keeps; another start with the same one is the same desk. */
  readonly profile: string
  readonly close: () => Promise<void>
}

export interface LaunchOptions {
  readonly profile?: string
  readonly flags?: readonly string[]
  /** Another build than the one of this checkout. */
  readonly app?: string
}

/** A busy computer takes its time over a start; what hangs is ended all the same. */
export const PATIENCE = 120_000

/** The folder that holds package.json and out/: the checkout, unless a packaged copy is meant. */
const appFolder = process.env.JINQUAN_APP ?? '.'

export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'desk-'))

/** What a start of the built desktop gets, whoever starts it. */
export const argumentsOf = (profile: string, flags: readonly string[] = [], app = appFolder): string[] => [
  `--user-data-dir=${profile}`,
  '--lang=zh-CN',
  ...flags,
  app
]

export const environment = (): Record<string, string> => {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  )
  // Chromium's own sandbox refuses to start as root; the renderer settings under test stay as they are.
  if (process.getuid?.() === 0) inherited.ELECTRON_DISABLE_SANDBOX = '1'
  return { ...inherited, TZ: 'Asia/Shanghai' }
}

/** A window is shown with its first frame; before that there is nothing to take a picture of. */
async function untilShown(app: ElectronApplication, page: Page): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(50)) {
    const isShown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(window => window.isVisible())
    )
    if (isShown && (await page.evaluate(() => window.innerWidth)) > 0) return
  }
  throw new Error(`no window was shown in ${PATIENCE / 1000} s`)
}

/** Starts the built desktop on a profile of its own and waits for its first page. */
export async function launchDesk({
  profile,
  flags = [],
  app: build = appFolder
}: LaunchOptions = {}): Promise<RunningDesk> {
  const folder = profile ?? (await newProfile())
  const app = await _electron.launch({
    args: argumentsOf(folder, flags, build),
    env: environment()
  })
  app.context().setDefaultTimeout(PATIENCE)
  const page = await app.firstWindow({ timeout: PATIENCE })
  await page.waitForLoadState('domcontentloaded')
  await untilShown(app, page)
  return { app, page, profile: folder, close: () => app.close() }
}

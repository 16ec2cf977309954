import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell as system
} from 'electron'
import type { Core, OpenCore } from '../core-port.ts'
import { openGate } from '../ipc/gate.ts'
import { createPush } from '../ipc/push.ts'
import { allowOrigin, createAppProtocol } from '../net/app-protocol.ts'
import { createCourierFirst } from '../net/courier-first.ts'
import { type HintStream, openHintStream } from '../net/hint-stream.ts'
import { createLine, type Line, type Send } from '../net/line.ts'
import { DESK_ORIGIN, isOwnPage, SCHEME } from '../net/own-page.ts'
import { createReaderBridge } from '../net/reader-bridge.ts'
import { createServerAccess, type ServerAccess } from '../net/server-access.ts'
import { createServerProxy } from '../net/server-proxy.ts'
import { createStaticFiles } from '../net/static-files.ts'
import { guardContents, guardPermissions, guardRequests } from '../window/guard.ts'
import { openMainWindow } from '../window/main-window.ts'
import { createPaperStore, type PaperStore } from '../window/paper-store.ts'
import { createPrinting } from '../window/printing.ts'
import { diskSpace } from './disk-space.ts'
import { createFileDialogs } from './files.ts'
import type { Log } from './log-file.ts'
import { openSettingsFile, type SettingsFile } from './settings-file.ts'
import { createShellHandlers } from './shell-handlers.ts'
import { readStartOptions } from './start-options.ts'
import { waitUnlessAborted } from './wait.ts'

export interface ShellOptions {
  readonly openCore: OpenCore
  /** Folder of the built main; pages and preload lie beside it. */
  readonly builtFolder: string
  /** Origin of the development server, null in a built app. */
  readonly devOrigin: string | null
  readonly log: Log
}

export interface RunningShell {
  readonly window: BrowserWindow
  /** Ends everything in order: no more hints, uploads ended, journal closed. */
  readonly close: () => Promise<void>
}

const FALLBACK_TITLE = '晋券通'
/** First Chromium that draws page margin boxes. */
const MARGIN_BOXES_SINCE = 131

const drawsPageNumbers = (): boolean => Number.parseInt(process.versions.chrome, 10) >= MARGIN_BOXES_SINCE

/** Cookies and the HTTP cache would keep answers on disk outside the sealed replica. */
const unkept = { credentials: 'omit', cache: 'no-store' } as const
const sendPlain: Send = (url, init) => net.fetch(url, { ...init, ...unkept })

const serveApp = (
  options: ShellOptions,
  core: Core,
  access: ServerAccess,
  papers: PaperStore,
  settings: SettingsFile
): void => {
  const answer = createAppProtocol({
    files: createStaticFiles(join(options.builtFolder, '../renderer')),
    server: createCourierFirst(core.replicaPage, createServerProxy({ access, log: options.log })),
    reader: createReaderBridge(sendPlain, () => settings.current().readerPort),
    paper: papers.answer
  })
  protocol.handle(SCHEME, options.devOrigin === null ? answer : allowOrigin(options.devOrigin, answer))
}

const watchHints = (access: ServerAccess, core: Core, push: ReturnType<typeof createPush>, log: Log): HintStream =>
  openHintStream({
    access,
    log,
    wait: waitUnlessAborted,
    random: Math.random,
    onHint: hint => {
      core.hinted()
      push('hint', hint)
    }
  })

/** What must hold before the first page exists. */
const guardSession = (options: ShellOptions, core: Core): void => {
  const ownPage = (url: string) => isOwnPage(url, options.devOrigin)
  guardPermissions(session.defaultSession, ownPage)
  guardRequests(session.defaultSession, options.devOrigin)
  const rules = { isOwnPage: ownPage, server: core.server, shell: system, log: options.log }
  app.on('web-contents-created', (_event, contents) => guardContents(contents, rules))
}

const openWindow = (options: ShellOptions, settings: SettingsFile, core: Core): BrowserWindow => {
  const titleNow = () => core.title() ?? FALLBACK_TITLE
  const window = openMainWindow({
    address: options.devOrigin ?? `${DESK_ORIGIN}/`,
    preload: join(options.builtFolder, '../preload/index.cjs'),
    isPackaged: app.isPackaged,
    title: titleNow(),
    placement: settings.current().window,
    onPlacement: placement => {
      settings.change({ window: placement }).catch(() => options.log('settings.not-written', {}))
    },
    log: options.log
  })
  core.onChange(() => {
    if (!window.isDestroyed()) window.setTitle(titleNow())
  })
  return window
}

const openCoreOn = (options: ShellOptions, line: Line, settings: SettingsFile, push: ReturnType<typeof createPush>) =>
  options.openCore({
    folder: join(app.getPath('userData'), 'desk'),
    line,
    push,
    files: createFileDialogs(() => BrowserWindow.getFocusedWindow()),
    safeStorage,
    appVersion: app.getVersion(),
    isDemo: readStartOptions(process.argv).isDemo,
    lockAfterMs: settings.current().lockAfterMs,
    log: options.log
  })

/** Builds the desk from its parts, in the order in which they need each other, and opens the window last. */
export async function startShell(options: ShellOptions): Promise<RunningShell> {
  const folder = app.getPath('userData')
  const settings = await openSettingsFile(join(folder, 'settings.json'))
  const { isDemo } = readStartOptions(process.argv)
  const line = createLine(sendPlain)
  if (isDemo) line.setCut(settings.current().lineCut)
  const push = createPush(() => BrowserWindow.getAllWindows().map(window => window.webContents))
  const core = await openCoreOn(options, line, settings, push)
  const access = createServerAccess(line, core)
  const numberedByStyle = drawsPageNumbers()
  const papers = createPaperStore(numberedByStyle)
  const parent = () => BrowserWindow.getFocusedWindow()
  const files = createFileDialogs(parent)
  serveApp(options, core, access, papers, settings)
  guardSession(options, core)
  const shellHandlers = createShellHandlers({
    core,
    line,
    files,
    printing: createPrinting({ papers, numberedByStyle, save: files.save, parent, log: options.log }),
    diskSpace: () => diskSpace(folder),
    settings,
    isDemo,
    restart: () => {
      app.relaunch()
      app.quit()
    },
    clearReplicas: () => session.defaultSession.clearStorageData({ storages: ['indexdb'] }),
    // No handler of ours runs and nothing is flushed.
    losePower: () => process.kill(process.pid, 'SIGKILL')
  })
  openGate(
    ipcMain,
    { ...core.handlers, ...shellHandlers },
    { isOwnPage: url => isOwnPage(url, options.devOrigin), log: options.log }
  )
  const hints = watchHints(access, core, push, options.log)
  core.onChange(hints.nudge)
  line.onChange(state => {
    if (state === 'up') hints.nudge()
  })
  powerMonitor.on('lock-screen', () => void core.handlers['session.lock']({}))
  const window = openWindow(options, settings, core)
  return {
    window,
    close: async () => {
      await hints.close()
      await core.close()
      await settings.settled()
    }
  }
}

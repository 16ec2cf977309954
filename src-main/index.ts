import { join } from 'node:path'
import { app, Menu, protocol } from 'electron'
import { openLogFile } from './desk/log-file.ts'
import { type RunningShell, startShell } from './desk/shell.ts'
import { openCore } from './device/core.ts'
import { traceOf } from './ipc/failures.ts'
import { privilegedScheme } from './net/app-protocol.ts'

/** The desktop app: one instance, one window, a clean end. What must be said before Electron is ready is said here. */

const developmentAddress = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const devOrigin = developmentAddress === undefined ? null : new URL(developmentAddress).origin

// Every window asks for its sandbox; this makes it impossible to forget one. Where Chromium was told that it cannot
// sandbox at all (root on a test machine) the app would not start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([privilegedScheme(devOrigin !== null)])

const log = openLogFile(join(app.getPath('userData'), 'logs', 'desk.log'), Date.now)
let running: RunningShell | null = null
let isClosed = false

const focus = () => {
  if (running === null || running.window.isDestroyed()) return
  if (running.window.isMinimized()) running.window.restore()
  running.window.focus()
}

const failToStart = (error: unknown) => {
  log('desk.start-failed', { ...traceOf(error) })
  process.stderr.write('desk: start failed, see logs/desk.log\n')
  app.exit(1)
}

const endInOrder = async () => {
  try {
    await running?.close()
  } catch (error) {
    log('desk.close-failed', { ...traceOf(error) })
  }
  isClosed = true
  // In a later turn: Electron ignores a quit that comes while it still handles the one we prevented.
  setImmediate(() => app.quit())
}

// Two instances on one journal would be two writers of one chain.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focus)
  app.on('window-all-closed', () => app.quit())
  // SIGTERM and SIGINT come this way too: Electron turns them into a quit.
  app.on('will-quit', event => {
    if (isClosed || running === null) return
    event.preventDefault()
    void endInOrder()
  })
  app
    .whenReady()
    .then(async () => {
      if (app.isPackaged) Menu.setApplicationMenu(null)
      running = await startShell({ openCore, builtFolder: import.meta.dirname, devOrigin, log })
    })
    .catch(failToStart)
} else {
  app.quit()
}

import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import { openLogFile } from './desk/log-file.ts'
import { type RunningShell, startShell } from './desk/shell.ts'
import { openCore } from './device/core.ts'
import { traceOf } from './ipc/failures.ts'
import { privilegedScheme } from './net/app-protocol.ts'
import { setMenu } from './window/menu.ts'

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

/** The end that nobody planned: said in words, with the log for support. What was saved stays saved in the journal. */
const endWith = (event: string, sentence: string) => (error: unknown) => {
  const trace = traceOf(error)
  log(event, trace)
  process.stderr.write(`${event}: ${trace.name}, see logs/desk.log\n`)
  dialog.showErrorBox(
    '晋券通',
    `${sentence}\n已保存的办件不受影响。请重新打开；再次出现请联系管理员。\n（${trace.code ?? trace.name}）`
  )
  app.exit(1)
}

const failToStart = endWith('desk.start-failed', '程序未能启动。')
process.on('uncaughtException', endWith('desk.uncaught', '程序遇到意外错误，需要关闭。'))
process.on('unhandledRejection', error => log('desk.unhandled', traceOf(error)))

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
      if (app.isPackaged) setMenu()
      running = await startShell({ openCore, builtFolder: import.meta.dirname, devOrigin, log })
    })
    .catch(failToStart)
} else {
  app.quit()
}

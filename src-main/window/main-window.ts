import { BrowserWindow, screen } from 'electron'
import { boundsToOpen, smallest, type WindowPlacement } from './bounds.ts'
import { deskPreferences } from './web-preferences.ts'

export interface MainWindowOptions {
  readonly address: string
  readonly preload: string
  readonly isPackaged: boolean
  readonly title: string
  readonly placement: WindowPlacement
  /** Called when the window closes, with the place to come back to. */
  readonly onPlacement: (placement: WindowPlacement) => void
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

const workAreas = () => {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(display => display.id !== primary.id)
  return [primary, ...others].map(display => display.workArea)
}

const RELOADS_A_MINUTE = 3

/** A page that died comes back by itself, but not for ever: three times a minute is a broken page. */
function reviveWhenGone(window: BrowserWindow, log: MainWindowOptions['log']): void {
  let recent: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('window.page-gone', { reason, exitCode })
    const now = performance.now()
    recent = [...recent.filter(at => now - at < 60_000), now]
    if (reason !== 'clean-exit' && recent.length <= RELOADS_A_MINUTE) window.webContents.reload()
  })
}

/** The one window of the desk, shown when its first frame is painted. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...boundsToOpen(options.placement.bounds, workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: options.title,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    // macOS otherwise keeps a window within its screen, and a test looks at more than a small one shows.
    enableLargerThanScreen: !options.isPackaged,
    webPreferences: deskPreferences(options.preload, options.isPackaged)
  })
  if (options.placement.maximised) window.maximize()
  // The title is place and desk, set by main; a page does not choose it.
  window.on('page-title-updated', event => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  window.on('close', () => options.onPlacement({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }))
  reviveWhenGone(window, options.log)
  void window.loadURL(options.address)
  return window
}

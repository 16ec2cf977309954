// An empty Electron around one page: what the replica's tests and benchmarks run in.
import { app, BrowserWindow } from 'electron'

const url = process.argv.find(argument => argument.startsWith('http://'))

// not awaited at the top level: Electron becomes ready only after this module has been loaded
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, backgroundThrottling: false } })
  return window.loadURL(url)
})
app.on('window-all-closed', () => app.quit())

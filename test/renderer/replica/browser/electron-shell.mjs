// An empty Electron around one page: what the replica's tests and benchmarks run in.
import { app, BrowserWindow } from 'electron'

const url = process.argv.find(argument => argument.startsWith('http://'))
await app.whenReady()
const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, backgroundThrottling: false } })
await window.loadURL(url)
app.on('window-all-closed', () => app.quit())

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskPreferences, paperPreferences } from '../../../src-main/window/web-preferences.ts'

/**
 * The items of Electron's security list that are facts of the source. What can only be seen on the running app is in
 * test/e2e/security.spec.ts; address, policy, gate and guards have tests beside their modules.
 */
const root = join(import.meta.dirname, '../../../src-main')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

const placesOf = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

describe('Electron checklist', () => {
  it('finds the sources it speaks of', () => {
    expect(sources.length).toBeGreaterThan(30)
    expect(placesOf(/BrowserWindow\(/)).not.toEqual([])
  })

  it.each([
    ['desk', deskPreferences('/preload.cjs', true)],
    ['paper', paperPreferences]
  ])('every door of the %s window is shut', (_name, preferences) => {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false
    })
    expect(preferences).not.toHaveProperty('enableBlinkFeatures')
  })

  it('every window is made with one of these preferences', () => {
    for (const { path, text } of sources) {
      const windows = text.match(/new BrowserWindow\(/g)?.length ?? 0
      const closed = text.match(/webPreferences: (paperPreferences|deskPreferences\()/g)?.length ?? 0
      expect([path, closed]).toEqual([path, windows])
    }
  })

  it('developer tools exist only in an unpackaged app', () => {
    expect(deskPreferences('/preload.cjs', false).devTools).toBe(true)
    expect(placesOf(/openDevTools|toggleDevTools/)).toEqual([])
  })

  it('calls from pages come through the gate alone', () => {
    expect(placesOf(/\bipc\.(handle|on)\b|ipcMain\.\w+/)).toEqual(['ipc/gate.ts'])
    expect(placesOf(/\bipcMain\b/)).toEqual(['desk/shell.ts'])
    expect(placesOf(/\bipcRenderer\b|contextBridge/)).toEqual(['preload/index.ts'])
  })

  it('programs and addresses outside are opened through the guard alone', () => {
    expect(placesOf(/openExternal/)).toEqual(['window/guard.ts'])
    expect(placesOf(/openPath|showItemInFolder|moveItemToTrash|shell\.beep/)).toEqual([])
  })

  it('permissions are decided in one place', () => {
    expect(placesOf(/setPermissionRequestHandler/)).toEqual(['window/guard.ts'])
    expect(placesOf(/setPermissionCheckHandler/)).toEqual(['window/guard.ts'])
  })

  it('no certificate is waved through and no protection switched off', () => {
    const doors =
      /certificate-error|setCertificateVerifyProc|ignore-certificate-errors|disable-web-security|rejectUnauthorized|NODE_TLS|bypassCSP|appendSwitch|allowServiceWorkers: true/
    expect(placesOf(doors)).toEqual([])
  })

  it('nothing is loaded from elsewhere, evaluated or served from file:', () => {
    expect(placesOf(/loadFile\(|executeJavaScript|\beval\(|new Function|vm\.run|file:\/\/\//)).toEqual([])
    const loads = sources.flatMap(({ text }) => text.match(/loadURL\([^)]*\)/g) ?? [])
    expect([...new Set(loads)].sort()).toEqual(['loadURL(held.address)', 'loadURL(options.address)'])
  })

  it('the preload gives away neither Electron nor the wire', () => {
    const preload = readFileSync(join(root, 'preload/index.ts'), 'utf8')
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
    expect(preload).not.toMatch(/ipcRenderer\.(send|postMessage|sendSync)|require\(|node:/)
  })
})

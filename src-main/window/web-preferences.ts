import type { WebPreferences } from 'electron'

/** Said in full although most are defaults: an upgrade that changes a default must not open a door. */
const closed: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true
}

export const deskPreferences = (preload: string, isPackaged: boolean): WebPreferences => ({
  ...closed,
  preload,
  devTools: !isPackaged,
  // A queue keeps moving while the window lies behind another.
  backgroundThrottling: false
})

/** A printable document needs no script at all. */
export const paperPreferences: WebPreferences = { ...closed, javascript: false, devTools: false }

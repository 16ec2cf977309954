import { contextBridge, ipcRenderer } from 'electron'
import { eventNames, INVOKE, PUSH } from '../contract/names.ts'
import type { DeskApi } from '../contract/table.ts'

/**
 * All that a page can see of main: one object, two functions. Nothing of Electron crosses over; the gate in main
 * checks sender, name and arguments again, because a page could have been taken over.
 */
const desk: DeskApi = {
  invoke: (channel, ...[request]) => ipcRenderer.invoke(INVOKE, channel, request ?? {}),
  on: (event, listener) => {
    if (!eventNames.includes(event)) throw new Error('unknown event')
    const relay = (_: unknown, name: unknown, payload: unknown) => {
      if (name === event) listener(payload as Parameters<typeof listener>[0])
    }
    ipcRenderer.on(PUSH, relay)
    return () => {
      ipcRenderer.off(PUSH, relay)
    }
  }
}

contextBridge.exposeInMainWorld('desk', desk)

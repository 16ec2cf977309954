import { contextBridge, ipcRenderer } from 'electron'
import { type EventName, eventNames, INVOKE, PUSH } from '../contract/names.ts'
import type { DeskApi } from '../contract/table.ts'

type Listener = (payload: never) => void

const listeners = new Map<EventName, Set<Listener>>(eventNames.map(name => [name, new Set()]))

// One listener for all events: a page may have dozens of them, and Electron warns of more than ten.
ipcRenderer.on(PUSH, (_, name: EventName, payload: unknown) => {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(payload as never)
})

/**
 * All that a page can see of main: one object, two functions. Nothing of Electron crosses over; the gate in main
 * checks sender, name and arguments again, because a page could have been taken over.
 */
const desk: DeskApi = {
  invoke: (channel, ...[request]) => ipcRenderer.invoke(INVOKE, channel, request ?? {}),
  on: (event, listener) => {
    const own = listeners.get(event)
    if (!own) throw new Error('unknown event')
    // Wrapped, so that a listener given twice is heard twice and each is taken away by itself.
    const relay: Listener = payload => listener(payload)
    own.add(relay)
    return () => {
      own.delete(relay)
    }
  }
}

contextBridge.exposeInMainWorld('desk', desk)

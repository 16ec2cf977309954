import type { EventName } from '../../src-main/contract/names.ts'
import type { DeskApi, EventOf } from '../../src-main/contract/table.ts'

declare global {
  interface Window {
    /** Exposed by the preload; absent in a plain browser. */
    readonly desk?: DeskApi
  }
}

let shared: DeskApi | undefined

/** The one way out of the page. Throws in a plain browser: there is no product without main. */
export function desk(): DeskApi {
  if (window.desk === undefined) throw new Error('The page runs outside the desktop program')
  shared ??= { invoke: window.desk.invoke, on: fanOut(window.desk) }
  return shared
}

/** One listener an event across the bridge, however many parts of the page listen to it. */
export function fanOut(source: Pick<DeskApi, 'on'>): DeskApi['on'] {
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  return <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) => {
    const known = listeners.get(event)
    const all = known ?? new Set<(payload: never) => void>()
    // a wrapper of its own, so that one function may listen twice and stop once
    const mine = (payload: EventOf<E>): void => listener(payload)
    all.add(mine)
    if (!known) {
      listeners.set(event, all)
      source.on(event, payload => {
        for (const one of [...all]) one(payload as never)
      })
    }
    return () => all.delete(mine)
  }
}

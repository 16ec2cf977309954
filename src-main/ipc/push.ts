import { PUSH } from '../contract/names.ts'
import { events, type Push } from '../contract/table.ts'

export interface Receiver {
  readonly isDestroyed: () => boolean
  readonly send: (channel: string, ...args: unknown[]) => void
}

/**
 * Sends events to every window that exists at that moment. A payload the table does not allow is a bug of main:
 * it throws here, where the stack still shows whose.
 */
export const createPush =
  (receivers: () => readonly Receiver[]): Push =>
  (event, payload) => {
    const parsed = events[event].parse(payload)
    for (const receiver of receivers()) if (!receiver.isDestroyed()) receiver.send(PUSH, event, parsed)
  }

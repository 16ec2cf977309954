import type { LineState } from '../contract/sync.ts'
import { Foreseen } from '../ipc/failures.ts'

/** What main knows of the line to the server, and the one way out over it. */
export interface Line {
  /** @throws Foreseen `line.down` when nothing answered, `line.cut` when the demonstration pulled the plug. */
  readonly send: (url: string, init?: RequestInit) => Promise<Response>
  readonly state: () => LineState
  readonly setCut: (on: boolean) => void
  readonly onChange: (listener: (state: LineState) => void) => () => void
}

export type Send = (url: string, init?: RequestInit) => Promise<Response>

/**
 * The line is `up` once anything answered, whatever it answered; `down` once a request got no answer. Cutting it
 * also ends what is under way: a plug does not wait for a reply.
 */
export function createLine(send: Send): Line {
  const listeners = new Set<(state: LineState) => void>()
  let reachable: LineState = 'down'
  let cut: AbortController | null = null
  let plug = new AbortController()

  const state = (): LineState => (cut === null ? reachable : 'cut')
  const tell = (before: LineState) => {
    const now = state()
    if (now !== before) for (const listener of listeners) listener(now)
  }
  const seen = (value: LineState) => {
    const before = state()
    reachable = value
    tell(before)
  }

  return {
    state,
    setCut: on => {
      const before = state()
      if (on && cut === null) {
        cut = plug
        plug.abort()
      }
      if (!on && cut !== null) {
        cut = null
        plug = new AbortController()
      }
      tell(before)
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: async (url, init = {}) => {
      if (cut !== null) throw new Foreseen('line.cut')
      const ended = init.signal ? AbortSignal.any([init.signal, plug.signal]) : plug.signal
      try {
        const response = await send(url, { ...init, signal: ended })
        seen('up')
        return response
      } catch (error) {
        if (cut !== null) throw new Foreseen('line.cut', { cause: error })
        if (init.signal?.aborted) throw error
        seen('down')
        throw new Foreseen('line.down', { cause: error })
      }
    }
  }
}

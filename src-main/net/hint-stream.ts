import { z } from 'zod'
import type { EventOf } from '../contract/table.ts'
import { failureOf } from '../ipc/failures.ts'
import { jsonAs } from '../json-text.ts'
import { createEventReader } from './event-stream.ts'
import type { ServerAccess } from './server-access.ts'

export type Hint = EventOf<'hint'>

/** The scope of a hint that only says: pull whatever there is. */
export const EVERY_SCOPE = '*'

const hintSchema = z.object({ scope: z.string().min(1).max(120), seq: z.int().nonnegative() })

export interface HintStreamPorts {
  readonly access: ServerAccess
  readonly onHint: (hint: Hint) => void
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** A number in [0, 1). */
  readonly random: () => number
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** The server pings every 25 s; a line that stays silent for longer is half open. */
export const SILENCE_MS = 70_000
const FIRST_BACKOFF_MS = 1000
const LAST_BACKOFF_MS = 60_000

/** A server under load takes its time; one that says nothing at all is not there. */
const CONNECTING_MS = 20_000

/**
 * How a connection ended. `broken`: the stream was there and broke off, most likely the own line. `left`: the server
 * ended it, for everybody. `refused`: there was none, with the time for which the server asked to stay away.
 */
export type Ending =
  | { readonly kind: 'broken' }
  | { readonly kind: 'left' }
  | { readonly kind: 'refused'; readonly retryAfterMs: number }

/**
 * How long to wait before the next attempt (row 34): after a break at once, with a little chance; where the server is
 * gone, thousands of desks lost it with this one, and each comes back at any time of the next minute.
 */
export const backoffMs = (ending: Ending, random: () => number): number => {
  const bound = ending.kind === 'broken' ? FIRST_BACKOFF_MS : LAST_BACKOFF_MS
  const notBefore = ending.kind === 'refused' ? ending.retryAfterMs : 0
  return notBefore + Math.round(random() * bound)
}

/** A hint, or null for what this version does not understand: hints are an invitation, never data. */
const hintOf = (data: string): Hint | null => jsonAs(hintSchema, data) ?? null

/** Yields whether the server ended the stream; false when it fell silent. */
async function readHints(body: ReadableStream<Uint8Array>, ports: HintStreamPorts): Promise<boolean> {
  const events = createEventReader()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (;;) {
    const silence = new AbortController()
    const timeout = ports.wait(SILENCE_MS, silence.signal).then(() => null)
    const piece = await Promise.race([reader.read(), timeout]).finally(() => silence.abort())
    if (piece === null) {
      await reader.cancel()
      return false
    }
    if (piece.done) return true
    try {
      for (const { event, data } of events(decoder.decode(piece.value, { stream: true }))) {
        const hint = event === 'hint' ? hintOf(data) : null
        if (hint) ports.onHint(hint)
      }
    } catch (error) {
      await reader.cancel()
      throw error
    }
  }
}

const retryAfterMs = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds) * 1000, LAST_BACKOFF_MS) : 0
}

/** One connection, from asking to its end. */
async function connect(ports: HintStreamPorts, ended: AbortSignal): Promise<Ending> {
  const response = await ports.access.request('/v1/stream', {
    headers: { accept: 'text/event-stream' },
    signal: ended,
    patience: { headMs: CONNECTING_MS }
  })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return { kind: 'refused', retryAfterMs: retryAfterMs(response) }
  }
  // Hints were missed while there was no stream: pull once.
  ports.onHint({ scope: EVERY_SCOPE, seq: null })
  try {
    return { kind: (await readHints(response.body, ports)) ? 'left' : 'broken' }
  } catch (error) {
    if (!ended.aborted) ports.log('hints.lost', { ...failureOf(error) })
    return { kind: 'broken' }
  }
}

export interface HintStream {
  /** Tries now instead of after the back-off: after a login, a registration, a line that is whole again. */
  readonly nudge: () => void
  /** Ends for good; resolves when nothing runs any more. */
  readonly close: () => Promise<void>
}

/** Keeps the stream of hints open for as long as the app runs; every failure only means another try later. */
export function openHintStream(ports: HintStreamPorts): HintStream {
  const closing = new AbortController()
  let pause = new AbortController()

  let wasRefused = false
  const attempt = async (): Promise<Ending> => {
    try {
      const ending = await connect(ports, closing.signal)
      wasRefused = ending.kind === 'refused'
      return ending
    } catch (error) {
      if (!wasRefused && !closing.signal.aborted) ports.log('hints.none', { ...failureOf(error) })
      wasRefused = true
      return { kind: 'refused', retryAfterMs: 0 }
    }
  }
  let isNudged = false
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      isNudged = false
      const ending = await attempt()
      if (closing.signal.aborted) return
      // The line became whole while this attempt was failing: that it failed says nothing any more.
      if (isNudged && ending.kind === 'refused') continue
      pause = new AbortController()
      await ports.wait(backoffMs(ending, ports.random), pause.signal)
    }
  }
  const running = run()

  return {
    nudge: () => {
      isNudged = true
      pause.abort()
    },
    close: async () => {
      closing.abort()
      pause.abort()
      await running
    }
  }
}

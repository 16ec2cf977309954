import { z } from 'zod'
import type { EventOf } from '../contract/table.ts'
import { failureOf } from '../ipc/failures.ts'
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

/**
 * How long to wait before attempt `n` (from 0): anywhere below a doubling bound, so that thousands of devices do
 * not come back together.
 */
export const backoffMs = (attempt: number, random: () => number): number =>
  Math.round(random() * Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt))

/** A hint, or null for what this version does not understand: hints are an invitation, never data. */
function hintOf(data: string): Hint | null {
  try {
    return hintSchema.safeParse(JSON.parse(data)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function readHints(body: ReadableStream<Uint8Array>, ports: HintStreamPorts): Promise<void> {
  const events = createEventReader()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  for (;;) {
    const silence = new AbortController()
    const timeout = ports.wait(SILENCE_MS, silence.signal).then(() => null)
    const piece = await Promise.race([reader.read(), timeout]).finally(() => silence.abort())
    if (piece === null) return reader.cancel()
    if (piece.done) return
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

/** One connection, from asking to its end. Returns whether the server accepted it. */
async function connect(ports: HintStreamPorts, ended: AbortSignal): Promise<boolean> {
  const response = await ports.access.request('/v1/stream', {
    headers: { accept: 'text/event-stream' },
    signal: ended
  })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return false
  }
  // Hints were missed while there was no stream: pull once.
  ports.onHint({ scope: EVERY_SCOPE, seq: null })
  await readHints(response.body, ports)
  return true
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
  let attempt = 0

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        attempt = (await connect(ports, closing.signal)) ? 0 : attempt + 1
      } catch (error) {
        attempt += 1
        if (attempt === 1 && !closing.signal.aborted) ports.log('hints.lost', { ...failureOf(error) })
      }
      if (closing.signal.aborted) return
      pause = new AbortController()
      await ports.wait(backoffMs(attempt, ports.random), pause.signal)
    }
  }
  const running = run()

  return {
    nudge: () => {
      attempt = 0
      pause.abort()
    },
    close: async () => {
      closing.abort()
      pause.abort()
      await running
    }
  }
}

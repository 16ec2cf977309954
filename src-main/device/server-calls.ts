import type { z } from 'zod'
import { failureSchema } from '../../domain/protocol/session.ts'
import { type Line, LineSilent, type Patience } from '../net/line.ts'

/** No answer takes longer as a whole, however it trickles. */
const TIMEOUT_MS = 300_000
/** An end that gives no sign of life for so long is gone (row 33). */
const SILENCE_MS = 15_000
/** The server takes a body for 30 s; a line on which that is too short for it is slower than this. */
const SLOWEST_BYTES_PER_MS = 32
const LONGEST_SILENCE_MS = 60_000

/** Longer after each time that it was too short: a slow line or a server under load gets through in the end. */
export const patienceFor = (bytes: number, missed: number): Patience => {
  const widened = (ms: number) => Math.min(LONGEST_SILENCE_MS, ms * 2 ** Math.min(missed, 4))
  return { headMs: widened(SILENCE_MS + bytes / SLOWEST_BYTES_PER_MS), pieceMs: widened(SILENCE_MS) }
}

/** A reply of the expected shape, or why there is none. Status 0: the reply was not what the protocol says. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly retryAfterMs: number }

export interface Call<T> {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly body?: unknown
  readonly token?: string
  readonly reply: z.ZodType<T>
}

/** Asks a server. @throws Foreseen `line.down` and `line.cut` */
export type Ask = <T>(server: string, call: Call<T>) => Promise<Answer<T>>

const refusedBy = async (response: Response): Promise<Answer<never>> => {
  const parsed = failureSchema.safeParse(await response.json().catch(() => null))
  const header = Number(response.headers.get('retry-after') ?? 0) * 1000
  const retryAfterMs = parsed.success ? (parsed.data.retryAfterMs ?? header) : header
  return { ok: false, status: response.status, retryAfterMs: Number.isFinite(retryAfterMs) ? retryAfterMs : 0 }
}

export const createAsk = (line: Pick<Line, 'send'>): Ask => {
  /** Requests in a row that were given up. */
  let missed = 0
  const send: Line['send'] = async (url, init) => {
    try {
      const response = await line.send(url, init)
      missed = 0
      return response
    } catch (error) {
      if (error instanceof LineSilent) missed += 1
      throw error
    }
  }
  return async (server, { path, method, body, token, reply }) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = new Headers({ accept: 'application/json' })
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    if (body !== undefined) headers.set('content-type', 'application/json')
    const response = await send(`${server}${path}`, {
      method,
      headers,
      // A redirect could carry the token to a place that was never registered.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      patience: patienceFor(Buffer.byteLength(text), missed),
      ...(body === undefined ? {} : { body: text })
    })
    if (!response.ok) return refusedBy(response)
    const parsed = reply.safeParse(await response.json().catch(() => null))
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, status: 0, retryAfterMs: 0 }
  }
}

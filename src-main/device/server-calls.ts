import type { z } from 'zod'
import { failureSchema } from '../../domain/protocol/session.ts'
import type { Line } from '../net/line.ts'

const TIMEOUT_MS = 60_000

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

export const createAsk =
  (line: Pick<Line, 'send'>): Ask =>
  async (server, { path, method, body, token, reply }) => {
    const headers = new Headers({ accept: 'application/json' })
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
    if (body !== undefined) headers.set('content-type', 'application/json')
    const response = await line.send(`${server}${path}`, {
      method,
      headers,
      // A redirect could carry the token to a place that was never registered.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    if (!response.ok) return refusedBy(response)
    const parsed = reply.safeParse(await response.json().catch(() => null))
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, status: 0, retryAfterMs: 0 }
  }

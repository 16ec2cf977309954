import { failureOf, traceOf } from '../ipc/failures.ts'
import { isPageRoute } from './page-routes.ts'
import type { ServerAccess } from './server-access.ts'

const passedToServer = ['accept', 'accept-language', 'content-type', 'if-none-match']

/**
 * Everything else stays here. Length and encoding would be wrong: the network layer has decoded the body already.
 * Cookies and server details are no business of a page.
 */
const passedToPage = ['content-type', 'content-disposition', 'etag', 'retry-after', 'x-total-count']

const pick = (from: Headers, names: readonly string[]): Headers => {
  const picked = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) picked.set(name, value)
  }
  return picked
}

/** The same shape as the server's own refusals, so that a page reads one kind. */
const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ problem: code }), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  })

/** Half-duplex streaming of a request body; the DOM's types do not know the field. */
const bodyOf = (request: Request): RequestInit & { duplex?: 'half' } =>
  request.body === null ? {} : { body: request.body, duplex: 'half' }

export interface ProxyRules {
  readonly access: ServerAccess
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

/** A first page of a whole county takes the server a while; once begun, it goes on. */
const patience = { headMs: 60_000, pieceMs: 30_000 } as const

/** Answers `app://desk/v1/…`: an allowed route goes to the server with main's token, streaming both ways. */
export const createServerProxy =
  ({ access, log }: ProxyRules) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (!isPageRoute(request.method, url.pathname)) return problem(403, 'request.forbidden')
    try {
      const answer = await access.request(url.pathname + url.search, {
        method: request.method,
        headers: pick(request.headers, passedToServer),
        signal: request.signal,
        patience,
        ...bodyOf(request)
      })
      const headers = pick(answer.headers, passedToPage)
      headers.set('cache-control', 'no-store')
      headers.set('x-content-type-options', 'nosniff')
      return new Response(answer.body, { status: answer.status, headers })
    } catch (error) {
      const { code } = failureOf(error)
      if (code === 'unexpected') log('proxy.unexpected', { ...traceOf(error) })
      return problem(503, code)
    }
  }

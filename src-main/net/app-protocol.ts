import type { CustomScheme } from 'electron'
import { DESK_HOST, PAPER_HOST, SCHEME } from './own-page.ts'
import { READER_PATH } from './reader-bridge.ts'

/** Registered before Electron is ready. CORS is needed only where pages come from a development server. */
export const privilegedScheme = (isDevelopment: boolean): CustomScheme => ({
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
    corsEnabled: isDevelopment
  }
})

type Answer = (request: Request) => Promise<Response>

export interface AppRoutes {
  readonly files: Answer
  readonly server: Answer
  readonly reader: Answer
  readonly paper: Answer
}

const isServerPath = (pathname: string): boolean => pathname === '/v1' || pathname.startsWith('/v1/')

/** Everything below `app://`: pages, the way to the server, printable documents. Other hosts do not exist. */
export const createAppProtocol =
  ({ files, server, reader, paper }: AppRoutes): Answer =>
  async request => {
    const url = new URL(request.url)
    if (url.host === PAPER_HOST) return paper(request)
    if (url.host !== DESK_HOST) return new Response('no such host', { status: 404 })
    if (url.pathname.startsWith(READER_PATH)) return reader(request)
    return isServerPath(url.pathname) ? server(request) : files(request)
  }

/** In development a page of another origin calls the proxy: answers it and lets that one origin read. */
export const allowOrigin =
  (origin: string, answer: Answer): Answer =>
  async request => {
    const cors = {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'content-type, if-none-match'
    }
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors })
    const response = await answer(request)
    const headers = new Headers(response.headers)
    for (const [name, value] of Object.entries(cors)) headers.set(name, value)
    return new Response(response.body, { status: response.status, headers })
  }

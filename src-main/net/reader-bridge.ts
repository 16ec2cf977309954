import { hardenedHeaders } from './content-policy.ts'
import type { Send } from './line.ts'

/** Path below which a page reaches the bridge of a card reader on this PC. */
export const READER_PATH = '/v1-reader/'

const methodOfPath: Readonly<Record<string, string>> = {
  [`${READER_PATH}status`]: 'GET',
  [`${READER_PATH}read`]: 'POST'
}

/** The protocol's limit; a card is a few hundred bytes. */
const MAX_BYTES = 64 * 1024
/** The bridge itself waits two seconds for a card. */
const TIMEOUT_MS = 5000

const reply = (status: number, body: string | null): Response =>
  new Response(body, {
    status,
    headers: { ...hardenedHeaders, 'content-type': 'application/json', 'cache-control': 'no-store' }
  })

/** At most `MAX_BYTES` of text; more comes from something that is no reader. */
async function boundedText(response: Response): Promise<string | null> {
  const text = new TextDecoder()
  let read = ''
  let bytes = 0
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    if (bytes > MAX_BYTES) return null
    read += text.decode(piece, { stream: true })
  }
  return read
}

/**
 * Passes the two requests of the reader protocol on to the loopback address, without any token. The page chooses
 * neither host nor port; 502 stands for a bridge that is not there or answers nonsense.
 */
export const createReaderBridge =
  (send: Send, port: () => number | null) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (methodOfPath[pathname] !== request.method) return reply(403, '{"problem":"request.forbidden"}')
    const to = port()
    if (to === null) return reply(502, '{"problem":"reader.unset"}')
    try {
      const response = await send(`http://127.0.0.1:${to}${pathname}`, {
        method: request.method,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS)
      })
      if (response.status === 204) return reply(204, null)
      const text = await boundedText(response)
      return text === null ? reply(502, '{"problem":"reader.nonsense"}') : reply(response.status, text)
    } catch {
      return reply(502, '{"problem":"reader.unreachable"}')
    }
  }

import { endLineSchema, type PullLine, type PullRequest } from '../../../domain/protocol/pull.ts'
import type { PullNet } from '../../../domain/sync/puller.ts'

/** The server answered, but not with a page. 401 and 403: nobody is logged in or may read here; 503: come back later. */
export class PullRefused extends Error {
  readonly status: number
  readonly retryAfterMs: number | null
  constructor(status: number, retryAfterMs: number | null) {
    super(`pull refused with ${status}`)
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

/** No answer, or one that broke off: the line is down or went down meanwhile. */
export class LineDown extends Error {}

/**
 * GET v1/replica of this page's own origin: main adds the token and talks to the server. NDJSON, one line an object.
 * @param toldLeft asks with the first page how much is to come, and hears it
 */
export function createPullNet(address: string, toldLeft?: (left: number) => void): PullNet {
  let isCounted = toldLeft === undefined
  return {
    async pull(plain) {
      const request = isCounted ? plain : { ...plain, count: true }
      const response = await onLine(fetch(`${address}?${queryOf(request)}`, { cache: 'no-store' }))
      if (!response.ok) throw new PullRefused(response.status, retryAfter(response.headers))
      if (!response.body) return []
      const lines = await onLine(readLines(response.body))
      const last = lines.at(-1)
      if (!isCounted && last && 'end' in last && last.end.left !== undefined) {
        isCounted = true
        toldLeft?.(last.end.left)
      }
      return lines
    }
  }
}

/** Both fetch and its body reader report a broken line as TypeError; anything else is a fault of ours. */
async function onLine<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof TypeError) throw new LineDown('the line is down', { cause: error })
    throw error
  }
}

const queryOf = (request: PullRequest): string =>
  new URLSearchParams({ from: JSON.stringify(request), limit: String(request.limit) }).toString()

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('Retry-After'))
  return seconds > 0 ? seconds * 1000 : null
}

async function readLines(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<readonly PullLine[]> {
  const lines: PullLine[] = []
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const pieces = (rest + text).split('\n')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) if (piece !== '') lines.push(parseLine(piece))
  }
  // a last line without its line feed was cut: whether it happens to parse must not matter
  return lines
}

/**
 * Documents are not checked against their schemas again (the server built them with the same ones, and it would cost
 * more than the write); the end line is, because checkpoint and epoch decide what happens next.
 */
function parseLine(text: string): PullLine {
  const line = JSON.parse(text) as PullLine
  return 'end' in line ? endLineSchema.parse(line) : line
}

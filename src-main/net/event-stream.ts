/** One event of a text/event-stream, as far as this app uses the format: name and data. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
}

const MAX_LINE = 64 * 1024

/** A line longer than any hint: the peer does not speak this protocol. */
export class StreamOverflow extends Error {
  override readonly name = 'StreamOverflow'
}

/**
 * Splits text that arrives in arbitrary pieces into events (WHATWG "server-sent events"; id and retry are ignored).
 * Comments, which the server sends as a sign of life, give no event.
 */
export function createEventReader(): (piece: string) => StreamEvent[] {
  let rest = ''
  let event = ''
  let data: string[] = []

  const takeLine = (line: string, found: StreamEvent[]): void => {
    if (line === '') {
      if (data.length > 0) found.push({ event: event === '' ? 'message' : event, data: data.join('\n') })
      event = ''
      data = []
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }

  return piece => {
    const found: StreamEvent[] = []
    // A CR at the very end may be half of a CRLF: it waits for the next piece.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE) throw new StreamOverflow('line too long')
    for (const line of lines) takeLine(line, found)
    return found
  }
}

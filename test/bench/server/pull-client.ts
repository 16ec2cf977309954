import type { Checkpoint, PullEnd } from '../../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../../domain/protocol/version.ts'
import type { Line } from './line.ts'

export interface PulledPage {
  readonly bytes: number
  readonly lines: number
  readonly end: PullEnd
}

const lineFeed = 10

const countLines = (body: Buffer): number => {
  let count = 0
  for (let at = body.indexOf(lineFeed); at !== -1; at = body.indexOf(lineFeed, at + 1)) count += 1
  return count
}

/** One page over a kept connection, uncompressed; only its last line is parsed. */
export const pullPage = async (
  line: Line,
  host: string,
  token: string,
  checkpoint: Checkpoint,
  limit: number
): Promise<PulledPage> => {
  const from = JSON.stringify({ protocol: PROTOCOL, epoch: null, checkpoint, limit })
  const path = `/v1/replica?${new URLSearchParams({ from, limit: String(limit) })}`
  const body = await line.send(
    Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`)
  )
  const last = body.subarray(body.lastIndexOf(lineFeed, body.length - 2) + 1)
  const { end } = JSON.parse(last.toString()) as { end: PullEnd }
  return { bytes: body.length, lines: countLines(body) - 1, end }
}

/** Every page from a checkpoint on; yields how many documents came. */
export const pullAll = async (
  line: Line,
  host: string,
  token: string,
  limit: number,
  checkpoint: Checkpoint = {}
): Promise<number> => {
  let documents = 0
  for (let from = checkpoint; ; ) {
    const page = await pullPage(line, host, token, from, limit)
    documents += page.lines
    from = page.end.checkpoint
    if (!page.end.more) return documents
  }
}

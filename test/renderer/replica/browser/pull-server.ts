import { createHash } from 'node:crypto'
import { isFinal, type Verdict } from '../../../../domain/journal/lane.ts'
import type { Epoch } from '../../../../domain/protocol/epoch.ts'
import type { Digest, Digests, DocumentLine, GoneLine, PullEnd, PullRequest } from '../../../../domain/protocol/pull.ts'
import { addDocument, emptyDigest } from '../../../../domain/sync/digest.ts'
import type { Backend } from './real-browser.ts'
import { SAMPLE_COUNTY, SAMPLE_DEVICE } from './sample-documents.ts'

const DEVICE = `device:${SAMPLE_DEVICE}`
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A server's pull in miniature: one scope with a feed in commit order, verdicts in the device's own. */
export type PullServer = {
  readonly backend: Backend
  readonly publish: (...lines: readonly (DocumentLine | GoneLine)[]) => void
  /** What is in the feed and never reached anybody: replicas drift. */
  readonly slip: (line: DocumentLine) => void
  readonly decide: (verdict: Omit<Verdict, 'seq'>) => void
  /** A restored server: another epoch. */
  readonly restore: () => void
  readonly requests: () => readonly PullRequest[]
  /** Every reply from now on ends before its last line. */
  readonly cut: (on: boolean) => void
  readonly down: (on: boolean) => void
}

/** @param start the history it is in, and the county whose documents it has */
export function createPullServer(start: { readonly epoch?: Epoch; readonly county?: string } = {}): PullServer {
  const county = `county:${start.county ?? SAMPLE_COUNTY}`
  const feed: (DocumentLine | GoneLine)[] = []
  const scopes = [county, DEVICE, 'global']
  const verdicts: Verdict[] = []
  const requests: PullRequest[] = []
  let epoch: Epoch = start.epoch ?? { n: 1, random: 'first' }
  let isCut = false
  let isDown = false

  /** Of what stands at the end of the feed. */
  function digests(): Digests {
    const standing = new Map<string, DocumentLine>()
    for (const line of feed) {
      if ('gone' in line) standing.delete(`${line.collection}/${line.gone}`)
      else standing.set(`${line.collection}/${line.document.id}`, line)
    }
    const sums = new Map<string, Digest>()
    for (const line of standing.values()) addDocument(sums, { ...line, document: line.document as never }, sha256)
    return Object.fromEntries(scopes.map(scope => [scope, sums.get(scope) ?? emptyDigest]))
  }

  async function* reply(request: PullRequest): AsyncIterable<string> {
    const from = request.checkpoint[county] ?? 0
    const told = request.checkpoint[DEVICE] ?? 0
    const page = feed.slice(from, from + request.limit)
    const reached = from + page.length
    const more = reached < feed.length
    yield page.map(line => `${JSON.stringify(line)}\n`).join('')
    const end: PullEnd = {
      epoch,
      serverTime: 1_770_000_000_000 + reached,
      scopes,
      from: request.checkpoint,
      checkpoint: { [county]: reached, [DEVICE]: more ? told : verdicts.length },
      verdicts: more ? [] : verdicts.slice(told).filter(verdict => isFinal(verdict.lane)),
      more,
      ...(request.count ? { left: feed.length - from } : {}),
      ...(request.digest && !more ? { digests: digests() } : {})
    }
    if (!isCut) yield `${JSON.stringify({ end })}\n`
  }

  return {
    backend(url) {
      if (url.pathname !== '/v1/replica') return undefined
      if (isDown) return undefined
      const request = JSON.parse(url.searchParams.get('from') ?? '') as PullRequest
      requests.push(request)
      return reply(request)
    },
    publish: (...lines) => void feed.push(...lines),
    slip: line => void feed.unshift(line),
    decide: verdict => void verdicts.push({ ...verdict, seq: verdicts.length + 1 }),
    restore: () => {
      epoch = { n: epoch.n + 1, random: 'second' }
    },
    requests: () => requests,
    cut: on => {
      isCut = on
    },
    down: on => {
      isDown = on
    }
  }
}

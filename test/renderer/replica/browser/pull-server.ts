import { isFinal, type Verdict } from '../../../../domain/journal/lane.ts'
import type { Epoch } from '../../../../domain/protocol/epoch.ts'
import type { DocumentLine, GoneLine, PullEnd, PullRequest } from '../../../../domain/protocol/pull.ts'
import type { Backend } from './real-browser.ts'
import { SAMPLE_COUNTY, SAMPLE_DEVICE } from './sample-documents.ts'

const DEVICE = `device:${SAMPLE_DEVICE}`

/** A server's pull in miniature: one scope with a feed in commit order, verdicts in the device's own. */
export type PullServer = {
  readonly backend: Backend
  readonly publish: (...lines: readonly (DocumentLine | GoneLine)[]) => void
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
  const verdicts: Verdict[] = []
  const requests: PullRequest[] = []
  let epoch: Epoch = start.epoch ?? { n: 1, random: 'first' }
  let isCut = false
  let isDown = false

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
      scopes: [county, DEVICE, 'global'],
      from: request.checkpoint,
      checkpoint: { [county]: reached, [DEVICE]: more ? told : verdicts.length },
      verdicts: more ? [] : verdicts.slice(told).filter(verdict => isFinal(verdict.lane)),
      more,
      ...(request.count ? { left: feed.length - from } : {})
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

import {
  COURIER_EXTENSION,
  type CourierAsk,
  type CourierAskReply,
  type CourierFile,
  type CourierLine,
  type CourierUpload
} from '../protocol/courier.ts'
import { type Epoch, sameEpoch } from '../protocol/epoch.ts'
import type { PullEnd, PullRequest } from '../protocol/pull.ts'
import { sameCheckpoint } from './puller.ts'

/** Where an answer's page begins and what it brings the replica to. */
export type AnswerPage = Pick<PullEnd, 'from' | 'checkpoint' | 'scopes' | 'epoch' | 'serverTime'>

/**
 * What an answer has for a replica that asks: a page of it; `rebuild`: it begins anew, because history or scopes have
 * changed, and the replica must be told so before it asks from nothing; `over`: nothing, and never again, because a
 * replica only goes forward.
 */
export type AnswerStep = { readonly kind: 'page'; readonly at: number } | { readonly kind: 'rebuild' | 'over' }

/** U3: a page is given for its very starting point only, so that the puller finds its own checkpoint in it. */
export function answerStep(
  pages: readonly AnswerPage[],
  request: Pick<PullRequest, 'checkpoint'>,
  wasToldToRebuild: boolean
): AnswerStep {
  const at = pages.findIndex(({ from }) => sameCheckpoint(from, request.checkpoint))
  if (at >= 0) return { kind: 'page', at }
  const first = pages[0]
  const isFull = first !== undefined && sameCheckpoint(first.from, {})
  return { kind: isFull && !wasToldToRebuild ? 'rebuild' : 'over' }
}

/** What this desk already knows, against which an answer may be too old. */
export interface KnownBefore {
  readonly epoch: Epoch | null
  /** Server time of the last contact, UTC milliseconds. */
  readonly lastContact: number
  /** Server time at which the newest answer taken so far was made; 0 = none. */
  readonly newestAnswer: number
}

/** U5: made before an answer that was taken, or in a history that ended meanwhile. The same answer again is not old. */
export function isOldAnswer(answer: { readonly epoch: Epoch; readonly madeAt: number }, known: KnownBefore): boolean {
  if (answer.madeAt < known.newestAnswer) return true
  if (known.epoch === null || sameEpoch(known.epoch, answer.epoch)) return false
  return answer.epoch.n < known.epoch.n || answer.madeAt < known.lastContact
}

export type Carried<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

/** The line of whoever carries a file: a desk with a device token or the server's own page. */
export interface CarryNet<F> {
  readonly upload: (request: CourierUpload) => Promise<Carried<unknown, F>>
  readonly answer: (request: CourierAsk) => Promise<Carried<CourierAskReply, F>>
}

export interface CarryProgress {
  readonly sent: number
  readonly toSend: number
  /** Lines of the answer so far; how many there will be only the server knows. */
  readonly fetched: number
}

/**
 * Brings a file's uploads to the server, one at a time and in their order, and fetches the lines of the answer.
 * Whatever breaks off is begun again from the start: what the server has taken it takes again without effect (U2).
 */
export async function carry<F>(
  file: Extract<CourierFile, { kind: 'out' }>,
  net: CarryNet<F>,
  onProgress: (progress: CarryProgress) => void
): Promise<Carried<readonly CourierLine[], F>> {
  const [header, state, ...uploads] = file.lines
  if (!header || !state) throw new RangeError('a file has a header and a state')
  const toSend = uploads.length
  for (const [index, line] of uploads.entries()) {
    onProgress({ sent: index, toSend, fetched: 0 })
    const sent = await net.upload({ header, place: index + 2, line })
    if (!sent.ok) return sent
  }
  const answer: CourierLine[] = []
  for (let after: string | null = null; ; ) {
    onProgress({ sent: toSend, toSend, fetched: answer.length })
    const reply: Carried<CourierAskReply, F> = await net.answer({ header, state, after })
    if (!reply.ok) return reply
    answer.push(...reply.value.lines)
    after = reply.value.after
    if (after === null) return { ok: true, value: answer }
  }
}

/** 信使-清徐县人社局-2026-11-22 1745.jqc: way, place and time of Shanxi; nothing that a file system refuses. */
export function courierFileName(way: string, place: string, at: string): string {
  const bare = place.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()
  return `${[way, bare, at].filter(part => part !== '').join('-')}.${COURIER_EXTENSION}`
}

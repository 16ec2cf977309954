import { sameEpoch } from '../../domain/protocol/epoch.ts'
import type { PullEnd, PullRequest } from '../../domain/protocol/pull.ts'
import type { DeviceSession } from '../auth/device-session.ts'
import type { ReplicaPage } from '../feed/replica-page.ts'
import type { ServerContext } from './context.ts'

/** One page of a pull as NDJSON: document texts as the database keeps them, the end line last. */
export interface PullText {
  readonly text: string
  readonly end: PullEnd
}

/** For whoever asks about a history that ended. Should the answer come late, it never makes a replica whole. */
const nothingNew = (from: PullRequest['checkpoint']): ReplicaPage => ({
  lines: '',
  checkpoint: from,
  verdicts: [],
  more: true,
  isAhead: false,
  digests: {}
})

/** What a session may read next, by line or by courier. A request from another history is told the epoch only (L4). */
export const readPullText = async (
  context: ServerContext,
  session: DeviceSession,
  request: PullRequest
): Promise<PullText> => {
  const isOtherHistory = request.epoch !== null && !sameEpoch(request.epoch, context.epoch)
  const reader = { deviceId: session.device.id, scopes: session.scopes, parts: session.parts }
  const page = isOtherHistory
    ? nothingNew(request.checkpoint)
    : await context.readPage(reader, { from: request.checkpoint, limit: request.limit, count: request.count ?? false })
  if (page.isAhead && request.epoch !== null) context.shortfall.seeAhead(session.device.id)
  const end: PullEnd = {
    epoch: context.epoch,
    serverTime: context.clock(),
    scopes: [...session.scopes],
    from: request.checkpoint,
    checkpoint: page.checkpoint,
    verdicts: [...page.verdicts],
    more: page.more,
    ...(page.left === undefined ? {} : { left: page.left }),
    ...(request.digest && !page.more ? { digests: page.digests } : {})
  }
  return { text: `${page.lines}${JSON.stringify({ end })}\n`, end }
}

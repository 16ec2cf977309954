import { sameEpoch } from '../../domain/protocol/epoch.ts'
import { endLineSchema, type PullEnd, type PullRequest } from '../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import type { RequestOf } from '../../src-main/contract/table.ts'
import type { Core } from '../../src-main/core-port.ts'

const PAGE = 2000

const pageFrom = async (server: string, token: string, request: PullRequest): Promise<PullEnd | null> => {
  const asked = new URLSearchParams({ from: JSON.stringify(request), limit: String(request.limit) })
  const reply = await fetch(`${server}/v1/replica?${asked}`, { headers: { authorization: `Bearer ${token}` } })
  if (!reply.ok) return null
  const lines = (await reply.text()).split('\n').filter(line => line !== '')
  return endLineSchema.parse(JSON.parse(lines.at(-1) ?? 'null')).end
}

/**
 * What the page's replica does for the journal: verdicts whose reply was lost come with the pull. Keeps no documents,
 * only how far it came; a new process begins anew.
 */
export function createVerdictPull(core: Pick<Core, 'server' | 'tokens' | 'handlers'>): () => Promise<void> {
  let from: Pick<PullRequest, 'epoch' | 'checkpoint'> = { epoch: null, checkpoint: {} }
  return async () => {
    const [server, token] = [core.server(), await core.tokens()]
    if (server === null || token === null) return
    for (let isMore = true; isMore; ) {
      const end = await pageFrom(server, token, { protocol: PROTOCOL, ...from, limit: PAGE })
      if (!end) return
      const isOtherHistory = from.epoch !== null && !sameEpoch(from.epoch, end.epoch)
      from = { epoch: end.epoch, checkpoint: isOtherHistory ? {} : end.checkpoint }
      isMore = isOtherHistory || end.more
      if (isOtherHistory) continue
      const device = end.scopes.find(scope => scope.startsWith('device:')) ?? ''
      const told: RequestOf<'journal.decided'> = {
        epoch: end.epoch,
        head: end.checkpoint[device] ?? 0,
        verdicts: [...end.verdicts],
        asOf: end.serverTime
      }
      await core.handlers['journal.decided'](told)
    }
  }
}

import type { Digests } from '../../../domain/protocol/pull.ts'
import { PROTOCOL } from '../../../domain/protocol/version.ts'
import { type PullNet, pullOnce, type ReplicaStore } from '../../../domain/sync/puller.ts'
import { DeskLocked } from './page-writer.ts'
import { LineDown, PullRefused } from './pull-net.ts'
import type { PullEnding } from './worker-protocol.ts'

/**
 * Page after page until the server has no more. The next page is asked for only when the last one is written: that is
 * the back-pressure. `compare` tells whether the replica has drifted from the digests of the last page. Every page is complete in itself, so being stopped anywhere costs at most one page.
 */
export async function pullUntilCurrent(
  store: ReplicaStore,
  net: PullNet,
  limit: number,
  compare?: (digests: Digests) => Promise<boolean>
): Promise<PullEnding> {
  for (;;) {
    const step = await onePage(store, net, limit, compare !== undefined)
    switch (step.kind) {
      case 'applied':
        if (step.more) break
        if (compare && step.digests && (await compare(step.digests))) return { kind: 'rebuild', because: 'drift' }
        return { kind: 'current' }
      case 'stale':
      case 'cut':
        return { kind: 'again' }
      case 'rebuild':
      case 'offline':
      case 'refused':
        return step
    }
  }
}

async function onePage(store: ReplicaStore, net: PullNet, limit: number, wantsDigests: boolean) {
  try {
    return await pullOnce(store, net, PROTOCOL, limit, wantsDigests)
  } catch (error) {
    if (error instanceof PullRefused) {
      return { kind: 'refused', status: error.status, retryAfterMs: error.retryAfterMs } as const
    }
    if (error instanceof DeskLocked) return { kind: 'stale' } as const
    if (error instanceof LineDown) return { kind: 'offline' } as const
    throw error
  }
}

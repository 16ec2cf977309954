import type { PullEnding } from '../worker/worker-protocol.ts'
import {
  closeReplica,
  type OpenReplica,
  type OpenReplicaParts,
  openReplica,
  type Unlocking,
  unlockReplica
} from './open-replica.ts'
import type { ReplicaRegister } from './replica-register.ts'

/** Documents in a page of a pull: smaller pages cost more round trips, larger ones longer transactions. */
export const PAGE_DOCUMENTS = 1000

export type ReplicaPair = {
  readonly live: () => OpenReplica | undefined
  readonly staged: () => OpenReplica | undefined
  readonly start: () => Promise<void>
  /** Returns false when the same key was in use already. */
  readonly unlock: (unlocking: Unlocking) => Promise<boolean>
  readonly lock: () => Promise<void>
  readonly pull: () => Promise<PullEnding>
  readonly stop: () => Promise<void>
}

/**
 * The live replica and the one that is filled beside it: at the first start, in a new epoch, after the desk's scopes
 * or the stored shape changed. The live one stays in use until one strict write swaps the pointer; a filling that is
 * cut anywhere goes on at its last whole page.
 */
export function createReplicaPair(
  register: ReplicaRegister,
  parts: OpenReplicaParts,
  swapped: () => Promise<void>
): ReplicaPair {
  let live: OpenReplica | undefined
  let staged: OpenReplica | undefined
  let unlocking: Unlocking | undefined

  async function stage(): Promise<OpenReplica> {
    const name = register.newName()
    await register.set({ live: live?.name ?? null, staged: name })
    return opened(name, true)
  }

  async function opened(name: string, filling: boolean): Promise<OpenReplica> {
    const replica = await openReplica(parts, name, filling)
    if (unlocking) await unlockReplica(replica, unlocking)
    return replica
  }

  /** A replica that cannot be opened is damaged: it is only a copy, so another is filled (trust.md row 24). */
  async function openedOrUndefined(name: string | null, filling: boolean): Promise<OpenReplica | undefined> {
    if (name === null) return undefined
    try {
      return await opened(name, filling)
    } catch (error) {
      console.error('replica could not be opened', name, error)
      return undefined
    }
  }

  async function swap(filled: OpenReplica): Promise<void> {
    const old = live
    await filled.client.call('goLive', null)
    await register.set({ live: filled.name, staged: null })
    live = filled
    staged = undefined
    await swapped()
    if (old) await closeReplica(old)
    await discardOrphans(register, filled)
  }

  async function restage(): Promise<void> {
    if (staged) await closeReplica(staged)
    staged = await stage()
    await discardOrphans(register, staged)
  }

  return {
    live: () => live,
    staged: () => staged,
    async start() {
      const names = await register.names()
      live = await openedOrUndefined(names.live, false)
      staged = await openedOrUndefined(names.staged, true)
      if (!live && !staged) await restage()
      else if (live?.name !== names.live) await register.set({ live: null, staged: staged?.name ?? null })
    },
    async unlock(next) {
      if (unlocking && sameUnlocking(unlocking, next)) return false
      unlocking = next
      for (const replica of [live, staged]) if (replica) await unlockReplica(replica, next)
      return true
    },
    async lock() {
      unlocking = undefined
      for (const replica of [live, staged]) await replica?.client.call('lock', null)
    },
    async pull() {
      const target = staged ?? live
      if (!target || !unlocking) return { kind: 'offline' }
      const ending = await target.client.call('pull', { limit: PAGE_DOCUMENTS })
      if (ending.kind === 'rebuild') {
        await restage()
        return { kind: 'again' }
      }
      if (ending.kind === 'current' && target === staged) await swap(target)
      return ending
    },
    async stop() {
      for (const replica of [live, staged]) if (replica) await closeReplica(replica)
    }
  }
}

const sameUnlocking = (a: Unlocking, b: Unlocking): boolean =>
  a.key.version === b.key.version &&
  JSON.stringify([a.desk, [...a.key.key]]) === JSON.stringify([b.desk, [...b.key.key]])

async function discardOrphans(register: ReplicaRegister, through: OpenReplica): Promise<void> {
  const orphans = await register.orphans()
  if (orphans.length > 0) await through.client.call('discard', orphans)
}

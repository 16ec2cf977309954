import type { Checkpoint } from '../../../domain/protocol/pull.ts'
import { emptyHead, type ReplicaHead } from '../../../domain/sync/puller.ts'
import type { LineState } from '../../../src-main/contract/sync.ts'
import type { PullEnding, WorkerEvent } from '../worker/worker-protocol.ts'
import { type Filling, noneFilled, withLeft } from './filling.ts'

export type ReplicaState = {
  /** `empty`: nothing to show yet, the first load is running or waits for the line. */
  readonly phase: 'closed' | 'empty' | 'live'
  /** The workers hold the key of the sealed parts: names can be opened. */
  readonly isUnlocked: boolean
  /** Server time of the newest snapshot shown, UTC milliseconds; 0 = never (数据截至). */
  readonly dataAsOf: number
  readonly checkpoint: Checkpoint
  readonly scopes: readonly string[]
  /** Documents of the load that is running beside the live replica since this start; null when there is none. */
  readonly filling: Filling | null
  readonly isPulling: boolean
  /** How the last pull ended; null before the first. */
  readonly lastPull: PullEnding['kind'] | null
  /** The search index of persons: how many are in, and whether that is all of them. */
  readonly search: { readonly persons: number; readonly done: boolean }
}

export type ReplicaStatus = {
  readonly current: () => ReplicaState
  readonly onChange: (listener: (state: ReplicaState) => void) => () => void
  readonly started: (head: ReplicaHead | undefined) => void
  readonly unlocked: (isUnlocked: boolean) => void
  readonly pulling: (isFilling: boolean) => void
  readonly pulled: (ending: PullEnding, head: ReplicaHead | undefined) => void
  readonly event: (event: WorkerEvent, isLive: boolean) => void
  /** Calls `up` when the line came back. */
  readonly line: (line: LineState, up: () => void) => void
}

const closed: ReplicaState = {
  phase: 'closed',
  isUnlocked: false,
  dataAsOf: 0,
  checkpoint: {},
  scopes: [],
  filling: null,
  isPulling: false,
  lastPull: null,
  search: { persons: 0, done: false }
}

export function createReplicaStatus(): ReplicaStatus {
  const listeners = new Set<(state: ReplicaState) => void>()
  let state = closed
  let line: LineState | undefined

  function set(change: Partial<ReplicaState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }

  const shown = (head: ReplicaHead | undefined): Partial<ReplicaState> => {
    const { dataAsOf, checkpoint, scopes } = head ?? emptyHead
    return { phase: head ? 'live' : 'empty', dataAsOf, checkpoint, scopes }
  }

  return {
    current: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    started: head => set(shown(head)),
    unlocked: isUnlocked => set({ isUnlocked }),
    pulling: isFilling => set({ isPulling: true, filling: isFilling ? (state.filling ?? noneFilled) : null }),
    pulled(ending, head) {
      const filling = ending.kind === 'current' ? null : state.filling
      set({ ...shown(head), isPulling: false, lastPull: ending.kind, filling })
    },
    event(event, isLive) {
      if (event.event === 'indexing') set({ search: { persons: event.persons, done: event.done } })
      const filling = state.filling ?? noneFilled
      if (event.event === 'left' && !isLive) set({ filling: withLeft(filling, event.documents, Date.now()) })
      if (event.event !== 'applied') return
      if (isLive) set(shown(event.head))
      else set({ filling: { ...filling, documents: filling.documents + event.documents } })
    },
    line(next, up) {
      const cameBack = line !== undefined && line !== 'up' && next === 'up'
      line = next
      if (cameBack) up()
    }
  }
}

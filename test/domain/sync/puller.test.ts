import { describe, expect, test } from 'vitest'
import { pullOrder } from '../../../domain/access/scope.ts'
import type { Checkpoint, PullEnd, PullLine } from '../../../domain/protocol/pull.ts'
import {
  emptyHead,
  headWhileApplying,
  type PullNet,
  pullOnce,
  type ReplicaHead,
  type ReplicaStore
} from '../../../domain/sync/puller.ts'

const epoch = { n: 1, random: 'first' }
const scopes = ['county:140121', 'global']

const endOf = (from: Checkpoint, checkpoint: Checkpoint, more: Partial<PullEnd> = {}): PullLine => ({
  end: { epoch, serverTime: 7, scopes, from, checkpoint, verdicts: [], more: false, ...more }
})
const answering = (...lines: readonly PullLine[]): PullNet => ({ pull: async () => lines })

function memoryReplica(start: ReplicaHead = { ...emptyHead, epoch, scopes, checkpoint: { global: 5 } }) {
  let head = start
  const applied: ReplicaHead[] = []
  const store: ReplicaStore = {
    head: async () => head,
    apply: async (_page, next) => {
      head = next
      applied.push(next)
    }
  }
  return { store, applied, head: () => head }
}

describe('puller', () => {
  test('[L1] [row 4] an answer to another question is not applied', async () => {
    const replica = memoryReplica()
    const step = await pullOnce(replica.store, answering(endOf({ global: 3 }, { global: 4 })), 1, 100)
    expect(step).toEqual({ kind: 'stale' })
    expect(replica.applied).toEqual([])
  })

  test('[L1] [row 4] a slower pull that was overtaken by another does not take the replica back', async () => {
    const replica = memoryReplica()
    const answers: ((lines: readonly PullLine[]) => void)[] = []
    const slow: PullNet = { pull: () => new Promise(resolve => answers.push(resolve)) }
    const first = pullOnce(replica.store, slow, 1, 100)
    await Promise.resolve()
    await Promise.resolve()
    const second = await pullOnce(replica.store, answering(endOf({ global: 5 }, { global: 9 })), 1, 100)
    answers[0]?.([endOf({ global: 5 }, { global: 7 })])
    expect(second.kind).toBe('applied')
    expect(await first).toEqual({ kind: 'stale' })
    expect(replica.head().checkpoint).toEqual({ global: 9 })
  })

  test('[L1] a scope that is not named stands at nothing', async () => {
    const replica = memoryReplica({ ...emptyHead, epoch, scopes, checkpoint: {} })
    const step = await pullOnce(replica.store, answering(endOf({ global: 0 }, { global: 2 })), 1, 100)
    expect(step.kind).toBe('applied')
  })

  test('[L2] a reply without its end line is cut', async () => {
    const replica = memoryReplica()
    const step = await pullOnce(replica.store, answering({ collection: 'person', gone: 'p-1' }), 1, 100)
    expect(step).toEqual({ kind: 'cut' })
    expect(replica.applied).toEqual([])
  })

  test('[L4] [row 18] another epoch or other scopes ask for a rebuild beside the replica', async () => {
    const rebuilt = async (more: Partial<PullEnd>) => {
      const replica = memoryReplica()
      const step = await pullOnce(replica.store, answering(endOf({ global: 5 }, { global: 9 }, more)), 1, 100)
      expect(replica.applied).toEqual([])
      return step
    }
    expect(await rebuilt({ epoch: { n: 2, random: 'second' } })).toEqual({ kind: 'rebuild', because: 'epoch' })
    expect(await rebuilt({ scopes: ['county:140122', 'global'] })).toEqual({ kind: 'rebuild', because: 'scopes' })
  })

  test('[L3] a page moves the head once, and a first load is complete when there is no more', async () => {
    const replica = memoryReplica(emptyHead)
    await pullOnce(replica.store, answering(endOf({}, { global: 2 }, { more: true })), 1, 2)
    expect(replica.head().isComplete).toBe(false)
    await pullOnce(replica.store, answering(endOf({ global: 2 }, { global: 3 })), 1, 2)
    expect(replica.head()).toMatchObject({ isComplete: true, checkpoint: { global: 3 }, dataAsOf: 7 })
    expect(replica.applied).toHaveLength(2)
  })

  test('[L9] [row 18] a first page that was cut short belongs to its history, and another one asks for a rebuild', async () => {
    const next = { ...emptyHead, epoch, scopes, checkpoint: { global: 4 }, isComplete: true }
    const torn = headWhileApplying(emptyHead, next)
    expect(torn).toEqual({ ...emptyHead, epoch, scopes })
    const same = await pullOnce(memoryReplica(torn).store, answering(endOf({}, { global: 4 })), 1, 100)
    expect(same).toMatchObject({ kind: 'applied' })
    const restored = endOf({}, { global: 4 }, { epoch: { n: 2, random: 'second' } })
    expect(await pullOnce(memoryReplica(torn).store, answering(restored), 1, 100)).toMatchObject({ kind: 'rebuild' })
    const filled = { ...next, checkpoint: { global: 9 } }
    expect(headWhileApplying(filled, next)).toBe(filled)
  })

  test('[L7] a page reads what is for all first and the own feed of the device last', () => {
    expect(pullOrder(['centre:c', 'county:140121', 'device:pc', 'global'])).toEqual([
      'global',
      'centre:c',
      'county:140121',
      'device:pc'
    ])
  })
})

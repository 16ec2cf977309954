import { describe, expect, it } from 'vitest'
import { timeLeft } from '../../../src-renderer/components/page/time-left.ts'
import { rowsToPages } from '../../../src-renderer/components/print/pages.ts'
import { type SyncFigures, syncSituation } from '../../../src-renderer/components/sync/sync-situation.ts'

const quiet: SyncFigures = {
  line: 'up',
  pending: 0,
  needsDecision: 0,
  frozen: false,
  revoked: false,
  upgradeNeeded: false,
  lastContactAt: 1,
  dataAsOf: 1
}

describe('syncSituation', () => {
  it('[row 20] says that an upgrade is needed, and how much is saved, before anything but a stop', () => {
    const old = { ...quiet, upgradeNeeded: true, pending: 4, needsDecision: 3 }
    expect(syncSituation(old)).toEqual({ kind: 'upgrade', pending: 4 })
    expect(syncSituation({ ...old, frozen: true })).toEqual({ kind: 'frozen' })
  })

  it('[row 12] says that this desk was revoked before anything else', () => {
    const gone = { ...quiet, frozen: true, revoked: true, upgradeNeeded: true, pending: 4 }
    expect(syncSituation(gone)).toEqual({ kind: 'revoked' })
  })

  it('says the one thing a clerk should know of first', () => {
    expect(syncSituation(quiet)).toEqual({ kind: 'synced' })
    expect(syncSituation({ ...quiet, needsDecision: 3 })).toEqual({ kind: 'attention', needsDecision: 3 })
    expect(syncSituation({ ...quiet, needsDecision: 3, pending: 12 })).toEqual({ kind: 'uploading', pending: 12 })
    expect(syncSituation({ ...quiet, pending: 12, loading: { done: 5 } })).toEqual({ kind: 'loading', done: 5 })
    expect(syncSituation({ ...quiet, line: 'down', pending: 36, needsDecision: 3 })).toEqual({
      kind: 'offline',
      pending: 36,
      dataAsOf: 1
    })
    expect(syncSituation({ ...quiet, lastContactAt: 13 * 60_000 })).toEqual({ kind: 'behind', dataAsOf: 1 })
    expect(syncSituation({ ...quiet, lastContactAt: 5 * 60_000 })).toEqual({ kind: 'synced' })
    expect(syncSituation({ ...quiet, line: 'cut', frozen: true })).toEqual({ kind: 'frozen' })
  })
})

describe('timeLeft', () => {
  it('follows the pace so far', () => {
    expect(timeLeft(1_000, 5_000, 10_000)).toBe(40_000)
  })

  it('does not guess from nothing', () => {
    expect(timeLeft(0, 5_000, 10_000)).toBeUndefined()
    expect(timeLeft(100, 5_000, 500)).toBeUndefined()
    expect(timeLeft(5_000, 5_000, 10_000)).toBeUndefined()
  })
})

describe('rowsToPages', () => {
  it('cuts rows and numbers them through', () => {
    expect(rowsToPages(['a', 'b', 'c'], 2)).toEqual([
      { rows: ['a', 'b'], firstNumber: 1 },
      { rows: ['c'], firstNumber: 3 }
    ])
  })

  it('keeps one sheet for an empty list', () => {
    expect(rowsToPages([], 30)).toEqual([{ rows: [], firstNumber: 1 }])
  })
})

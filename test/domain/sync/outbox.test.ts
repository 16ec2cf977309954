import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChainHead } from '../../../domain/journal/chain.ts'
import { GENESIS } from '../../../domain/journal/entry.ts'
import { isFinal, type Verdict } from '../../../domain/journal/lane.ts'
import type { UploadReply, UploadStop } from '../../../domain/protocol/upload.ts'
import {
  newerVerdict,
  nextUpload,
  type OutboxState,
  onFailure,
  onReply,
  type RunSource,
  startOfOutbox,
  waitBefore
} from '../../../domain/sync/outbox.ts'
import { sha256 } from '../../doubles/crypto.ts'
import { testUuid } from '../../doubles/test-device.ts'

const epoch = { n: 1, random: 'first' }
const hashAt = (seq: number): string => (seq === 0 ? GENESIS : sha256(`place ${seq}`))
const own = (length: number) => (seq: number) => (seq >= 1 && seq <= length ? hashAt(seq) : null)

const sourceOf = (head: ChainHead): RunSource => ({ runsFrom: () => [], sealedFor: () => [], head: () => head })
const reply = (seq: number, more: Partial<UploadReply> = {}): UploadReply => ({
  epoch,
  serverTime: 1,
  head: { generation: 1, seq, hash: hashAt(seq) },
  verdicts: [],
  stop: null,
  ...more
})
const state = { ...startOfOutbox('pc-1', 1), ackedSeq: 4, epoch }

describe('outbox', () => {
  test('[O1] there is something to send as long as the own chain is longer than what the server has', () => {
    const at = (seq: number) => sourceOf({ generation: 1, seq, hash: hashAt(seq) })
    expect(nextUpload(state, at(4), 1)).toBeNull()
    expect(nextUpload(state, at(5), 1)).toMatchObject({ deviceId: 'pc-1', generation: 1, epoch })
    expect(nextUpload({ ...state, halt: 'fork' }, at(9), 1)).toBeNull()
  })

  test('[O2] the head of the server is believed, forwards and backwards', () => {
    expect(onReply(state, reply(6), own(9)).state.ackedSeq).toBe(6)
    expect(onReply(state, reply(0), own(9)).state.ackedSeq).toBe(0)
    expect(onReply(state, reply(2, { stop: 'gap' }), own(9)).state).toMatchObject({ ackedSeq: 2, halt: null })
  })

  test('[O2] a head that is not of the own chain stops the device before it writes anything more', () => {
    expect(onReply(state, reply(10), own(9)).state.halt).toBe('fork')
    const other = { generation: 1, seq: 5, hash: sha256('another disk') }
    expect(onReply(state, reply(5, { head: other }), own(9)).state).toMatchObject({ halt: 'fork', ackedSeq: 4 })
  })

  test.each<UploadStop>(['fork', 'superseded', 'revoked', 'bad-signature'])('[O2] %s stops for good', stop => {
    expect(onReply(state, reply(4, { stop }), own(9)).state.halt).toBe(stop)
  })

  test('[O3] an answer about an older generation changes nothing at all', () => {
    const now = { ...startOfOutbox('pc-1', 2), ackedSeq: 3, epoch }
    fc.assert(
      fc.property(fc.nat(20), fc.constantFrom<UploadStop | null>('fork', 'superseded', 'gap', null), (seq, stop) => {
        expect(onReply(now, reply(seq, { stop }), own(9))).toEqual({ state: now, verdicts: [] })
      })
    )
  })

  test('[O4] failures only lengthen the wait, up to two minutes, and an answer ends it', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        let failed: OutboxState = state
        for (let n = 0; n < failures; n++) failed = onFailure(failed)
        expect({ ...failed, failures: 0 }).toEqual(state)
        const wait = waitBefore(failed, () => random)
        expect(wait).toBeGreaterThanOrEqual(failures === 0 ? 0 : 500)
        expect(wait).toBeLessThanOrEqual(120_000)
        expect(onReply(failed, reply(4), own(9)).state.failures).toBe(0)
      })
    )
  })

  test('[O4] [row 34] devices that lost the line together do not come back together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), failures => {
        const failed = { ...state, failures }
        const first = waitBefore(failed, () => 0)
        const last = waitBefore(failed, () => 0.999)
        expect(last).toBeGreaterThan(1.9 * first)
      })
    )
  })

  test('[O5] whatever the order of answers, a device ends with the newest final verdict', () => {
    const verdict = (seq: number, lane: Verdict['lane']): Verdict => ({
      entry: testUuid('a'),
      lane,
      rejection: null,
      causedBy: null,
      case: null,
      decidedAt: seq,
      seq
    })
    // The server's own story: waiting any number of times, then one final verdict.
    const story = fc
      .tuple(fc.nat(4), fc.constantFrom<Verdict['lane']>('accepted', 'rejected', 'review'))
      .map(([waits, last]) => [
        ...Array.from({ length: waits }, (_, n) => verdict(n + 1, 'waiting')),
        verdict(waits + 1, last)
      ])
    fc.assert(
      fc.property(
        story.chain(all => fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all), { maxLength: 12 }))),
        ([all, heard]) => {
          const final = all[all.length - 1]
          const kept = [...heard, final].reduce<Verdict | undefined>((k, v) => (v ? newerVerdict(k, v) : k), undefined)
          expect(kept).toEqual(final)
          const after = heard.reduce((k, v) => newerVerdict(k, v), kept as Verdict)
          expect(isFinal(after.lane)).toBe(true)
          expect(after).toEqual(final)
        }
      )
    )
  })
})

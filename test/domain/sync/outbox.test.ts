import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChainHead, startOfChain } from '../../../domain/journal/chain.ts'
import { GENESIS } from '../../../domain/journal/entry.ts'
import { isFinal, type Verdict } from '../../../domain/journal/lane.ts'
import type { UploadReply, UploadStop } from '../../../domain/protocol/upload.ts'
import {
  endReoffer,
  newerVerdict,
  nextGeneration,
  nextPlace,
  nextUpload,
  type OutboxState,
  onFailure,
  onLateReply,
  onReply,
  type RunSource,
  startOfOutbox,
  waitBefore
} from '../../../domain/sync/outbox.ts'
import { VerdictBook } from '../../../domain/sync/verdict-book.ts'
import { sha256 } from '../../doubles/crypto.ts'
import { testUuid } from '../../doubles/test-device.ts'

const epoch = { n: 1, random: 'first' }
const hashAt = (seq: number): string => (seq === 0 ? GENESIS : sha256(`place ${seq}`))
const own = (length: number) => (generation: number, seq: number) =>
  generation === 1 && seq >= 1 && seq <= length ? hashAt(seq) : null

const sourceOf = (...heads: readonly ChainHead[]): RunSource => ({
  runsFrom: () => [],
  sealedFor: () => [],
  wasAccepted: () => false,
  head: generation => heads.find(head => head.generation === generation) ?? startOfChain(generation),
  generations: () => heads.map(({ generation }) => generation)
})
const reply = (seq: number, more: Partial<UploadReply> = {}): UploadReply => ({
  epoch,
  asked: epoch,
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

  test('[O10] an answer by courier never takes the head back, and never lifts what stopped the outbox', () => {
    expect(onLateReply(state, reply(2), own(9))).toEqual({ state, verdicts: [] })
    expect(onLateReply(state, reply(7), own(9)).state.ackedSeq).toBe(7)
    expect(onLateReply({ ...state, halt: 'revoked' }, reply(7), own(9)).state).toMatchObject({
      halt: 'revoked',
      ackedSeq: 4
    })
    const restored = { n: 2, random: 'second' }
    expect(onLateReply(state, reply(2, { epoch: restored }), own(9)).state).toMatchObject({
      ackedSeq: 2,
      epoch: restored,
      isNewEpoch: true
    })
  })

  test('[O10] a fork is one however late it is told', () => {
    const other = { generation: 1, seq: 2, hash: sha256('another disk') }
    expect(onLateReply(state, reply(2, { head: other }), own(9)).state.halt).toBe('fork')
    expect(onLateReply(state, reply(2, { stop: 'revoked' }), own(9)).state.halt).toBe('revoked')
  })

  test('[O3] an answer about an older generation changes nothing at all', () => {
    const now = nextGeneration({ ...state, ackedSeq: 3 }, 2)
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

  describe('after a restore of the server [row 18]', () => {
    const later = { n: 2, random: 'second' }
    const ofLater = (seq: number, generation = 1) =>
      reply(seq, { epoch: later, stop: 'epoch', head: { generation, seq, hash: hashAt(seq) } })
    const chain = (generation: number, seq: number): ChainHead => ({ generation, seq, hash: hashAt(seq) })

    test('[O7] [row 18] an answer to what the device no longer believes changes nothing, also from an equal number', () => {
      const now = onReply(state, ofLater(2), own(9)).state
      expect(now).toMatchObject({ epoch: later, isNewEpoch: true, ackedSeq: 2 })
      const twice = { n: 2, random: 'again' }
      for (const late of [reply(4), ofLater(1), reply(3, { epoch: twice })])
        expect(onReply(now, late, own(9))).toEqual({ state: now, verdicts: [] })
      const fresh = onReply(now, reply(1, { epoch: twice, asked: later }), own(9)).state
      expect(fresh).toMatchObject({ epoch: twice, isNewEpoch: true, ackedSeq: 1 })
    })

    test('[O9] [row 18] [row 10] older generations are offered first, whole and in order, then the present one', () => {
      const second = nextGeneration(state, 2)
      const third = { ...nextGeneration(second, 3), ackedSeq: 2 }
      const source = sourceOf(chain(1, 5), chain(2, 3), chain(3, 2))
      expect(nextPlace(third, source)).toBeNull()
      const behind = onReply(third, ofLater(4), own(5)).state
      expect(nextPlace(behind, source)).toEqual({ generation: 1, seq: 5 })
      const afterFirst = onReply(behind, { ...ofLater(5), asked: later, stop: null }, own(5)).state
      expect(nextPlace(afterFirst, source)).toEqual({ generation: 2, seq: 1 })
      const second3 = { ...ofLater(3, 2), asked: later, stop: null }
      const ownSecond = (generation: number, seq: number) => (generation === 2 ? hashAt(seq) : null)
      const afterSecond = onReply(afterFirst, second3, ownSecond).state
      expect(nextPlace(afterSecond, source)).toEqual({ generation: 3, seq: 1 })
      expect(onReply(afterSecond, { ...ofLater(5), asked: later }, own(5)).state).toEqual(afterSecond)
    })

    test('[O9] [row 11] a generation that the other machine went on with is passed over and does not stop this one', () => {
      const second = { ...nextGeneration(state, 2), ackedSeq: 2 }
      const source = sourceOf(chain(1, 5), chain(2, 2))
      const foreign = { ...ofLater(5), head: { generation: 1, seq: 5, hash: sha256('other machine') } }
      const behind = onReply(second, foreign, own(5)).state
      expect(behind).toMatchObject({ halt: null, behind: { generation: 1, isClosed: true } })
      expect(nextPlace(behind, source)).toEqual({ generation: 2, seq: 1 })
      const frozen = onReply(second, { ...ofLater(2), stop: 'fork' }, own(5)).state
      expect(nextPlace(frozen, source)).toEqual({ generation: 2, seq: 1 })
    })

    test('[O9] [row 18] the mark of a new epoch ends when all is shown and offered and the replica is of that epoch', () => {
      const now = onReply(state, ofLater(4), own(5)).state
      const known = { replica: later, evidenceShown: later }
      expect(endReoffer(now, sourceOf(chain(1, 5)), known).isNewEpoch).toBe(true)
      expect(endReoffer(now, sourceOf(chain(1, 4)), { ...known, replica: epoch }).isNewEpoch).toBe(true)
      expect(endReoffer(now, sourceOf(chain(1, 4)), { ...known, evidenceShown: epoch }).isNewEpoch).toBe(true)
      expect(endReoffer(now, sourceOf(chain(1, 4)), { ...known, evidenceShown: null }).isNewEpoch).toBe(true)
      expect(endReoffer(now, sourceOf(chain(1, 4)), known)).toEqual({ ...now, isNewEpoch: false })
    })

    test('[O8] [row 18] a verdict of an ended history neither counts nor beats one of the present', () => {
      const book = new VerdictBook()
      const verdict = (lane: Verdict['lane'], seq: number): Verdict => ({
        entry: testUuid('a'),
        lane,
        rejection: null,
        causedBy: null,
        case: null,
        decidedAt: 1,
        seq
      })
      book.keep(epoch, verdict('accepted', 900))
      expect(book.of(later, testUuid('a'))).toBeUndefined()
      expect(book.wasAccepted(later, testUuid('a'))).toBe(true)
      expect(book.keep(later, verdict('waiting', 2)).lane).toBe('waiting')
      book.keep(epoch, verdict('accepted', 901))
      expect(book.of(later, testUuid('a'))).toMatchObject({ lane: 'waiting', seq: 2 })
      expect(new VerdictBook(book).of(epoch, testUuid('a'))?.seq).toBe(901)
    })
  })
})

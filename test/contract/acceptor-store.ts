import { beforeEach, describe, expect, test } from 'vitest'
import type { Organisation } from '../../domain/directory/organisation.ts'
import type { Body } from '../../domain/journal/entry.ts'
import { GENESIS } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import type { AcceptorStore, AsideEntry, Effects, StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { sha256 } from '../doubles/crypto.ts'
import { testUuid } from '../doubles/test-device.ts'

export type ContractStore = AcceptorStore & { readonly register: (deviceId: string, generation: number) => void }

export const contractServer = 'server-1'
const now = Date.UTC(2026, 2, 2, 1)
const device = 'pc-1'

const nothing: Effects = {
  head: null,
  places: [],
  runs: [],
  entries: [],
  decided: [],
  waiting: [],
  losers: [],
  changes: [],
  sealed: []
}

const headAt = (seq: number) => ({ deviceId: device, generation: 1, seq, hash: sha256(`head ${seq}`), isFrozen: false })

const verdictOf = (entry: string, lane: Verdict['lane']): Verdict => ({
  entry,
  lane,
  rejection: null,
  causedBy: lane === 'waiting' ? testUuid('cause') : null,
  case: null,
  decidedAt: now,
  seq: 0
})

const storedEntry = (id: string, lane: Verdict['lane'], seq: number): StoredEntry => {
  const body: Body = {
    v: 1,
    id,
    serverId: contractServer,
    deviceId: device,
    kind: 'intention.record',
    args: { note: '太原' },
    operator: 'clerk',
    policyVersion: 1,
    at: now,
    lastContact: now,
    clockFlagged: false,
    dataAge: 0,
    sealed: []
  }
  const facts = {
    id,
    kind: body.kind,
    deviceId: device,
    generation: 1,
    operator: 'clerk',
    at: now,
    earliest: now,
    latest: now,
    flagged: false,
    sealed: []
  }
  const envelope = { generation: 1, seq, prev: GENESIS, bodyHash: sha256(id) }
  return { body, bodyHash: envelope.bodyHash, envelope, facts, verdict: verdictOf(id, lane), reads: [], writes: [] }
}

const arrival = (entries: readonly StoredEntry[], lastSeq: number): Effects => ({
  ...nothing,
  head: headAt(lastSeq),
  places: entries.map(({ envelope, body }) => ({
    envelope: envelope!,
    hash: sha256(`place ${body.id}`),
    entry: body.id
  })),
  entries
})

const office: Organisation = {
  kind: 'organisation',
  id: 'org-1',
  type: 'county',
  name: '示例县',
  creditCode: '',
  region: '140121',
  allowed: [],
  licence: null,
  sites: [],
  offlineDays: null,
  state: 'active',
  sample: true,
  updatedAt: now
}
const key = { collection: 'directory', id: 'org-1' } as const
const person = { collection: 'person', id: testUuid('person') } as const
const voucher = { collection: 'voucher', id: 'v-1' } as const

/** What the acceptor relies on, whatever keeps it. `open` yields an empty store that judges time by `now`. */
export const acceptorStoreContract = (name: string, open: (now: number) => Promise<ContractStore>): void => {
  describe(`the acceptor's store: ${name}`, () => {
    let store: ContractStore
    const ids = ['a', 'b', 'c'].map(testUuid)
    const [a, b, c] = [ids[0]!, ids[1]!, ids[2]!]
    beforeEach(async () => {
      store = await open(now)
      store.register(device, 1)
    })

    test('[S1] knows no head of a stranger and the start of a registered chain', async () => {
      expect(await store.lockHead('nobody')).toBeNull()
      expect(await store.lockHead(device)).toEqual({
        deviceId: device,
        generation: 1,
        seq: 0,
        hash: GENESIS,
        isFrozen: false
      })
      await store.commit(nothing)
    })

    test('[S1] [S3] moves the head and remembers the places of the chain', async () => {
      await store.commit(arrival([storedEntry(a, 'accepted', 1), storedEntry(b, 'rejected', 2)], 2))
      expect(await store.lockHead(device)).toEqual(headAt(2))
      const places = await store.places(device, 1, 2, 9)
      expect([...places]).toMatchObject([[2, { hash: sha256(`place ${b}`), entry: b }]])
      await store.commit({ ...nothing, head: { ...headAt(2), isFrozen: true } })
      expect((await store.lockHead(device))?.isFrozen).toBe(true)
      await store.commit(nothing)
    })

    test('[S7] yields every verdict a place in the feed of its device, rising by one, and tells it again', async () => {
      const seqs = await store.commit(arrival([storedEntry(a, 'accepted', 1), storedEntry(b, 'rejected', 2)], 2))
      expect([seqs.get(a), seqs.get(b)]).toEqual([1, 2])
      const later = await store.commit(arrival([storedEntry(c, 'accepted', 3)], 3))
      expect(later.get(c)).toBe(3)
      const known = await store.known([a, b, testUuid('unknown')])
      expect([...known.keys()].sort()).toEqual([a, b].sort())
      expect(known.get(b)).toEqual({ id: b, bodyHash: sha256(b), verdict: { ...verdictOf(b, 'rejected'), seq: 2 } })
      await store.commit(nothing)
    })

    test('[S7] keeps an entry once: a batch that brings it again is undone as a whole', async () => {
      await store.commit(arrival([storedEntry(a, 'accepted', 1)], 1))
      const again = arrival([storedEntry(b, 'accepted', 2), storedEntry(a, 'accepted', 3)], 3)
      await expect(store.commit(again)).rejects.toThrow()
      expect(await store.lockHead(device)).toEqual(headAt(1))
      expect((await store.known([b])).size).toBe(0)
      await store.commit(nothing)
    })

    test('[S1] yields documents as they were last written, and nothing for what never was', async () => {
      await store.commit({ ...nothing, changes: [{ ...key, before: null, after: office, version: 1 }] })
      const amended = { ...office, name: '改名县' }
      await store.commit({ ...nothing, changes: [{ ...key, before: office, after: amended, version: 3 }] })
      const found = await store.documents([
        { ...key, lock: true },
        { ...voucher, lock: true },
        { ...person, lock: false }
      ])
      expect(found.get('directory/org-1')).toEqual({ document: amended, version: 3 })
      expect(found.get('voucher/v-1')?.document ?? null).toBeNull()
      await store.commit(nothing)
    })

    const wait = async () => {
      await store.commit({
        ...arrival([storedEntry(a, 'waiting', 1), storedEntry(b, 'waiting', 2), storedEntry(c, 'accepted', 3)], 3),
        waiting: [
          { entry: a, cause: 'cause-1', deviceId: device, keys: [voucher, person] },
          { entry: b, cause: a, deviceId: device, keys: [voucher] }
        ]
      })
    }

    test('[S9] finds what waits about a document of this device, in order of arrival, each once', async () => {
      await wait()
      expect(await store.waitingAbout(device, [voucher, person])).toEqual([a, b])
      expect(await store.waitingAbout(device, [person])).toEqual([a])
      expect(await store.waitingAbout(device, [key])).toEqual([])
      expect(await store.waitingAbout('another', [voucher])).toEqual([])
      await store.commit(nothing)
    })

    test('[S11] finds what waits for a cause, with body, facts and verdict', async () => {
      await wait()
      const [waiter, ...others] = await store.waitingFor(['cause-1', 'cause-2'])
      expect(others).toEqual([])
      const { body, facts } = storedEntry(a, 'waiting', 1)
      expect(waiter).toMatchObject({ body, facts, verdict: { entry: a, lane: 'waiting', seq: 1 } })
      await store.commit(nothing)
    })

    test('[S11] gives a decided entry its final verdict at a new place and lets nobody wait behind it', async () => {
      await wait()
      const decided = {
        verdict: verdictOf(a, 'accepted'),
        deviceId: device,
        reads: [],
        writes: [{ ...voucher, version: 1 }]
      }
      const seqs = await store.commit({ ...nothing, decided: [decided] })
      expect(seqs.get(a)).toBe(4)
      expect((await store.known([a])).get(a)?.verdict).toMatchObject({ lane: 'accepted', seq: 4 })
      expect(await store.waitingAbout(device, [voucher])).toEqual([b])
      expect(await store.waitingFor(['cause-1'])).toEqual([])
      await store.commit(nothing)
    })

    test('[S11] lets an entry wait for something else', async () => {
      await wait()
      await store.commit({ ...nothing, waiting: [{ entry: b, cause: 'cause-3', deviceId: device, keys: [voucher] }] })
      expect((await store.waitingFor(['cause-3'])).map(({ body }) => body.id)).toEqual([b])
      expect(await store.waitingFor([a])).toEqual([])
      await store.commit(nothing)
    })

    test('[S18] finds what a change of a document wakes, with what waits for a cause, each once', async () => {
      await wait()
      const wakes = [key, voucher]
      await store.commit({ ...nothing, waiting: [{ entry: a, cause: a, deviceId: device, keys: [voucher], wakes }] })
      const found = async (causes: readonly string[], changed?: Parameters<typeof store.waitingFor>[1]) =>
        (await store.waitingFor(causes, changed)).map(({ body }) => body.id)
      expect(await found([], [voucher])).toEqual([a])
      expect(await found([a], [key, voucher])).toEqual([a, b])
      expect(await found([], [person])).toEqual([])
      expect(await found([])).toEqual([])
      await store.commit(nothing)
    })

    test('[S12] finds what has waited since before an instant', async () => {
      await wait()
      expect((await store.waitingSince(now + 1, 10)).map(({ body }) => body.id)).toEqual([a, b])
      expect((await store.waitingSince(now + 1, 1)).map(({ body }) => body.id)).toEqual([a])
      expect(await store.waitingSince(now, 10)).toEqual([])
      await store.commit(nothing)
    })

    test('[S16] keeps the last mark on a document, by device', async () => {
      await store.commit({ ...nothing, losers: [{ ...voucher, deviceId: device, root: a, at: now }] })
      await store.commit({ ...nothing, losers: [{ ...voucher, deviceId: device, root: b, at: now + 1 }] })
      expect([...(await store.losers(device, [voucher, person]))]).toEqual([['voucher/v-1', { root: b, at: now + 1 }]])
      expect((await store.losers('another', [voucher])).size).toBe(0)
      await store.commit(nothing)
    })

    const aside = (id: string, deviceId: string, seq: number, receivedAt: number): AsideEntry => {
      const { body, envelope } = storedEntry(id, 'waiting', seq)
      return { entry: { body: { ...body, deviceId }, envelope: envelope! }, deviceId, receivedAt }
    }

    test('[S22] keeps what was handed over apart from the journal, whole, as of when it first came', async () => {
      const [first, second] = [aside(a, device, 1, now), aside(b, device, 2, now)]
      await store.commit({ ...nothing, aside: [first, second] })
      await store.commit({ ...nothing, aside: [aside(c, 'another', 1, now - 5)] })
      expect([...(await store.asideOf(device))]).toEqual([
        [a, now],
        [b, now]
      ])
      expect((await store.known([a, b])).size).toBe(0)
      expect(await store.places(device, 1, 1, 9)).toEqual(new Map())
      expect(await store.asideSince(now + 1, 10)).toEqual([aside(c, 'another', 1, now - 5), first, second])
      expect(await store.asideSince(now + 1, 2)).toEqual([aside(c, 'another', 1, now - 5), first])
      expect(await store.asideSince(now, 10)).toEqual([aside(c, 'another', 1, now - 5)])
      await store.commit(nothing)
    })

    test('[S22] lets go of what is aside no more, in the transaction that decides it', async () => {
      await store.commit({ ...nothing, aside: [aside(a, device, 1, now), aside(b, device, 2, now)] })
      await store.commit({ ...arrival([storedEntry(a, 'review', 1)], 1), asideEnded: [a] })
      expect([...(await store.asideOf(device)).keys()]).toEqual([b])
      expect((await store.known([a])).size).toBe(1)
      await store.commit(nothing)
    })
  })
}

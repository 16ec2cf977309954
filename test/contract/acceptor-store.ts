import { describe, expect, test } from 'vitest'
import type { DocumentKey, Documents } from '../../domain/documents.ts'
import { chainBody, startOfChain } from '../../domain/journal/chain.ts'
import type { Body } from '../../domain/journal/entry.ts'
import type { Verdict } from '../../domain/journal/lane.ts'
import { factsOf } from '../../domain/sync/acceptor.ts'
import type { AcceptorStore, DeviceHead, Effects, StoredEntry } from '../../domain/sync/acceptor-store.ts'
import { sha256 } from '../doubles/crypto.ts'
import { hashOfBody, testUuid } from '../doubles/test-device.ts'
import { COUNTY, SERVER, START } from '../doubles/test-province.ts'

/**
 * One database under test. `inTransaction` runs work on a store and keeps what it did; `begin` opens the chain of a
 * device's generation as a registration does.
 */
export interface StoreUnderTest {
  readonly inTransaction: <T>(work: (store: AcceptorStore) => Promise<T>) => Promise<T>
  readonly begin: (deviceId: string, generation: number) => Promise<void>
}

const nothing: Effects = {
  head: null,
  places: [],
  entries: [],
  decided: [],
  waiting: [],
  losers: [],
  changes: [],
  sealed: []
}

const bodyOf = (name: string, deviceId: string): Body => ({
  v: 1,
  id: testUuid(name),
  serverId: SERVER,
  deviceId,
  kind: 'class.submit',
  args: { trainingClass: name },
  operator: 'op-1',
  policyVersion: 1,
  at: START,
  lastContact: START,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})

const verdictOf = (entry: string, lane: Verdict['lane'], causedBy: string | null = null): Verdict => ({
  entry,
  lane,
  rejection: null,
  causedBy,
  case: null,
  decidedAt: START,
  seq: 0
})

const key = (id: string): DocumentKey => ({ collection: 'trainingClass', id })

const classOf = (id: string, seatsTaken: number): Documents['trainingClass'] => ({
  id,
  name: '示例班',
  centre: 'centre-a',
  site: 'centre-a-site',
  county: COUNTY,
  occupation: '6-29-03-07',
  level: '5',
  from: '2026-03-01',
  to: '2026-03-31',
  capacity: 30,
  seatsTaken,
  sessions: [],
  state: 'draft',
  startedAt: null,
  submittedBy: '',
  suspendedBy: '',
  reason: '',
  finishedOn: '',
  sample: true,
  updatedAt: START
})

/** A device's chain of entries with their lanes, as one batch would commit them. */
function batchOf(
  deviceId: string,
  from: DeviceHead,
  names: readonly (readonly [string, Verdict['lane']])[],
  cause?: string
) {
  const entries: StoredEntry[] = []
  const places: Effects['places'][number][] = []
  let head = { generation: from.generation, seq: from.seq, hash: from.hash }
  for (const [name, lane] of names) {
    const body = bodyOf(name, deviceId)
    const chained = chainBody(head, body, sha256)
    head = chained.head
    const { envelope } = chained.entry
    places.push({ envelope, hash: head.hash, entry: body.id })
    const verdict = verdictOf(body.id, lane, lane === 'waiting' ? (cause ?? null) : null)
    const facts = factsOf(body, envelope.generation, START)
    entries.push({ body, bodyHash: hashOfBody(body), envelope, facts, verdict, reads: [], writes: [] })
  }
  return { ...nothing, head: { ...from, ...head }, entries, places }
}

const lock = (store: AcceptorStore, deviceId: string): Promise<DeviceHead> =>
  store.lockHead(deviceId).then(head => {
    if (!head) throw new Error('the device was begun')
    return head
  })

/** What every implementation of AcceptorStore does alike. `create` yields an empty one for each test. */
export function acceptorStoreContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`AcceptorStore of ${name}`, () => {
    test('[S1] a device that was never registered has no head', async () => {
      const { inTransaction } = await create()
      expect(await inTransaction(store => store.lockHead('nobody'))).toBeNull()
    })

    test('[S1] a chain begins at its genesis and ends where the last batch ended', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      expect(await inTransaction(store => lock(store, 'pc-1'))).toEqual({
        deviceId: 'pc-1',
        isFrozen: false,
        ...startOfChain(1)
      })
      const after = await inTransaction(async store => {
        const effects = batchOf('pc-1', await lock(store, 'pc-1'), [['a', 'accepted']])
        await store.commit({ ...effects, head: { ...effects.head, isFrozen: true } })
        return effects.head
      })
      expect(await inTransaction(store => lock(store, 'pc-1'))).toEqual({ ...after, isFrozen: true })
    })

    test('[S3] places of a chain are found by number, only those asked for', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      const places = await inTransaction(async store => {
        const effects = batchOf('pc-1', await lock(store, 'pc-1'), [
          ['a', 'accepted'],
          ['b', 'rejected'],
          ['c', 'accepted']
        ])
        await store.commit(effects)
        return effects.places
      })
      const found = await inTransaction(store => store.places('pc-1', 1, 2, 9))
      expect([...found]).toEqual([
        [2, { hash: places[1]?.hash, entry: testUuid('b') }],
        [3, { hash: places[2]?.hash, entry: testUuid('c') }]
      ])
      expect((await inTransaction(store => store.places('pc-1', 2, 1, 9))).size).toBe(0)
    })

    test('[S7] a known entry is found with the hash of its body, its verdict and its place in the feed', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      const seqs = await inTransaction(async store =>
        store.commit(
          batchOf('pc-1', await lock(store, 'pc-1'), [
            ['a', 'accepted'],
            ['b', 'rejected']
          ])
        )
      )
      const known = await inTransaction(store => store.known([testUuid('a'), testUuid('b'), testUuid('c')]))
      expect([...known.keys()].sort()).toEqual([testUuid('a'), testUuid('b')].sort())
      expect(known.get(testUuid('b'))).toEqual({
        id: testUuid('b'),
        bodyHash: hashOfBody(bodyOf('b', 'pc-1')),
        verdict: { ...verdictOf(testUuid('b'), 'rejected'), seq: seqs.get(testUuid('b')) }
      })
      expect(seqs.get(testUuid('b'))).toBeGreaterThan(seqs.get(testUuid('a')) ?? 0)
    })

    test('[S7] an entry is stored once: a batch that brings it again is undone as a whole', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      await begin('pc-2', 1)
      await inTransaction(async store => store.commit(batchOf('pc-1', await lock(store, 'pc-1'), [['a', 'accepted']])))
      const again = inTransaction(async store => {
        const effects = batchOf('pc-2', await lock(store, 'pc-2'), [['a', 'accepted']])
        await store.commit({ ...effects, entries: [...effects.entries] })
      })
      await expect(again).rejects.toThrow()
      expect((await inTransaction(store => lock(store, 'pc-2'))).seq).toBe(0)
    })

    test('[S1] documents come with their version; what never was is left out', async () => {
      const { inTransaction } = await create()
      const change = (version: number, before: number | null, after: number): Effects['changes'][number] => ({
        ...key('class-1'),
        before: before === null ? null : classOf('class-1', before),
        after: classOf('class-1', after),
        version
      })
      await inTransaction(store => store.commit({ ...nothing, changes: [change(1, null, 0)] }))
      await inTransaction(store => store.commit({ ...nothing, changes: [change(3, 0, 2)] }))
      const keys = [
        { ...key('class-1'), lock: true },
        { ...key('class-2'), lock: true }
      ]
      const found = await inTransaction(store => store.documents(keys))
      expect(found.get('trainingClass/class-1')).toEqual({ document: classOf('class-1', 2), version: 3 })
      expect(found.get('trainingClass/class-2') ?? { document: null, version: 0 }).toEqual({
        document: null,
        version: 0
      })
    })

    test('[S9] waiting entries about a document are found by device, each once, in order of arrival', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      const [w1, w2] = [testUuid('w1'), testUuid('w2')]
      await inTransaction(async store => {
        const effects = batchOf(
          'pc-1',
          await lock(store, 'pc-1'),
          [
            ['w1', 'waiting'],
            ['w2', 'waiting']
          ],
          testUuid('cause')
        )
        const waiting = [
          { entry: w1, cause: testUuid('cause'), deviceId: 'pc-1', keys: [key('class-1'), key('class-2')] },
          { entry: w2, cause: w1, deviceId: 'pc-1', keys: [key('class-2')] }
        ]
        await store.commit({ ...effects, waiting })
      })
      await inTransaction(async store => {
        expect(await store.waitingAbout('pc-1', [key('class-1'), key('class-2')])).toEqual([w1, w2])
        expect(await store.waitingAbout('pc-1', [key('class-1')])).toEqual([w1])
        expect(await store.waitingAbout('pc-2', [key('class-1')])).toEqual([])
        expect((await store.waitingFor([testUuid('cause')])).map(w => w.body.id)).toEqual([w1])
        expect((await store.waitingFor([testUuid('cause'), w1])).map(w => w.body.id)).toEqual([w1, w2])
      })
    })

    test('[S11] a waiting entry that is decided keeps its body, gets its verdict and waits no more', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      const id = testUuid('w1')
      const before = await inTransaction(async store => {
        const effects = batchOf('pc-1', await lock(store, 'pc-1'), [['w1', 'waiting']], testUuid('cause'))
        const waiting = [{ entry: id, cause: testUuid('cause'), deviceId: 'pc-1', keys: [key('class-1')] }]
        return store.commit({ ...effects, waiting })
      })
      const writes = [{ ...key('class-1'), version: 1 }]
      const decided = [{ verdict: verdictOf(id, 'accepted'), deviceId: 'pc-1', reads: [], writes }]
      const after = await inTransaction(store => store.commit({ ...nothing, decided }))
      expect(after.get(id)).toBeGreaterThan(before.get(id) ?? 0)
      await inTransaction(async store => {
        expect((await store.known([id])).get(id)?.verdict).toEqual({ ...verdictOf(id, 'accepted'), seq: after.get(id) })
        expect(await store.waitingFor([testUuid('cause')])).toEqual([])
        expect(await store.waitingAbout('pc-1', [key('class-1')])).toEqual([])
      })
    })

    test('[S11] a waiting entry may come to wait for something else', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      const id = testUuid('w1')
      const waits = (cause: string) => [{ entry: id, cause, deviceId: 'pc-1', keys: [key('class-1')] }]
      await inTransaction(async store => {
        const effects = batchOf('pc-1', await lock(store, 'pc-1'), [['w1', 'waiting']], testUuid('cause'))
        await store.commit({ ...effects, waiting: waits(testUuid('cause')) })
      })
      await inTransaction(store => store.commit({ ...nothing, waiting: waits(testUuid('other')) }))
      await inTransaction(async store => {
        expect(await store.waitingFor([testUuid('cause')])).toEqual([])
        expect((await store.waitingFor([testUuid('other')])).map(w => w.body.id)).toEqual([id])
      })
    })

    test('[S12] entries that have waited since before an instant are found, not more than asked for', async () => {
      const { inTransaction, begin } = await create()
      await begin('pc-1', 1)
      await inTransaction(async store => {
        const names = [
          ['w1', 'waiting'],
          ['w2', 'waiting']
        ] as const
        const effects = batchOf('pc-1', await lock(store, 'pc-1'), names, testUuid('cause'))
        const waiting = names.map(([name]) => ({
          entry: testUuid(name),
          cause: testUuid('cause'),
          deviceId: 'pc-1',
          keys: [key(name)]
        }))
        await store.commit({ ...effects, waiting })
      })
      const since = (before: number, limit: number) =>
        inTransaction(async store => (await store.waitingSince(before, limit)).map(w => w.body.id))
      expect(await since(START + 365 * 86_400_000, 1)).toEqual([testUuid('w1')])
      expect(await since(START + 365 * 86_400_000, 9)).toEqual([testUuid('w1'), testUuid('w2')])
      expect(await since(1, 9)).toEqual([])
    })

    test('[S16] a later mark on a document takes the place of the one before, by device', async () => {
      const { inTransaction } = await create()
      const mark = (deviceId: string, root: string, at = 1) => ({
        ...key('class-1'),
        deviceId,
        root: testUuid(root),
        at
      })
      await inTransaction(store => store.commit({ ...nothing, losers: [mark('pc-1', 'first')] }))
      await inTransaction(store =>
        store.commit({ ...nothing, losers: [mark('pc-1', 'second', 2), mark('pc-2', 'other')] })
      )
      await inTransaction(async store => {
        expect([...(await store.losers('pc-1', [key('class-1'), key('class-2')]))]).toEqual([
          ['trainingClass/class-1', { root: testUuid('second'), at: 2 }]
        ])
        expect([...(await store.losers('pc-2', [key('class-1')])).values()]).toEqual([
          { root: testUuid('other'), at: 1 }
        ])
      })
    })
  })
}

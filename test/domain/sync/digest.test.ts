import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopesOf } from '../../../domain/access/scope.ts'
import type { AnyDocument } from '../../../domain/documents.ts'
import type { Digest, PullLine } from '../../../domain/protocol/pull.ts'
import type { DocumentChange } from '../../../domain/sync/acceptor-store.ts'
import { addDocument, digestChanges, driftedScopes, emptyDigest, plus } from '../../../domain/sync/digest.ts'
import { emptyHead, pullOnce, type ReplicaHead } from '../../../domain/sync/puller.ts'
import { sha256 } from '../../doubles/crypto.ts'

const attendance = (id: string, county: string, centre: string) => ({ id, county, centre }) as unknown as AnyDocument

const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  county: fc.constantFrom('140121', '140122'),
  centre: fc.constantFrom('', 'c-1', 'c-2'),
  jump: fc.integer({ min: 1, max: 3 })
})

test('[L8] [row 36] digests raised change by change are those of what is there in the end, in every scope', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), steps => {
      const held = new Map<string, { document: AnyDocument; version: number }>()
      const raised = new Map<string, Digest>()
      for (const { id, county, centre, jump } of steps) {
        const before = held.get(id)
        const after = attendance(id, county, centre)
        const version = (before?.version ?? 0) + jump
        const change: DocumentChange = {
          ...{ collection: 'attendance', id, after, version },
          before: before?.document ?? null,
          versionBefore: before?.version ?? 0
        }
        for (const [scope, delta] of digestChanges([change], sha256))
          raised.set(scope, plus(raised.get(scope) ?? emptyDigest, delta))
        held.set(id, { document: after, version })
      }
      const counted = new Map<string, Digest>()
      for (const { document, version } of held.values())
        addDocument(counted, { collection: 'attendance', document: document as never, version }, sha256)
      expect(driftedScopes(counted, Object.fromEntries(raised))).toEqual([])
    })
  )
})

test('[L8] [row 36] a document lost, kept too long or in another version is seen, in its scopes and no other', () => {
  const all = ['a', 'b', 'c'].map(id => ({ document: attendance(id, '140121', id === 'a' ? 'c-1' : ''), version: 2 }))
  const digestsOf = (rows: typeof all) => {
    const digests = new Map<string, Digest>()
    for (const { document, version } of rows)
      addDocument(digests, { collection: 'attendance', document: document as never, version }, sha256)
    return digests
  }
  const theirs = Object.fromEntries(digestsOf(all))
  expect(Object.keys(theirs)).toEqual(scopesOf('attendance', all[0]!.document as never))
  expect(driftedScopes(digestsOf(all.slice(1)), theirs)).toEqual(Object.keys(theirs))
  expect(driftedScopes(digestsOf(all.slice(0, 2)), theirs)).toEqual(['county:140121'])
  const older = all.map((row, n) => (n === 2 ? { ...row, version: 1 } : row))
  expect(driftedScopes(digestsOf(older), theirs)).toEqual(['county:140121'])
  const ghost = [...all, { document: attendance('z', '140122', ''), version: 1 }]
  expect(driftedScopes(digestsOf(ghost), { ...theirs, 'county:140122': emptyDigest })).toEqual(['county:140122'])
})

test('[L8] digests count only for the last page and when they were asked for; leases are in none', async () => {
  const lease = { id: 'l', device: 'pc-1' } as never
  expect(digestChanges([{ collection: 'lease', id: 'l', before: null, after: lease, version: 1 }], sha256).size).toBe(0)
  const digests = { global: { documents: 1, a: 2, b: 3 } }
  const end = { epoch: { n: 1, random: 'r' }, serverTime: 5, scopes: ['global'], verdicts: [], digests }
  let head: ReplicaHead = emptyHead
  const store = {
    head: async () => head,
    apply: async (_page: unknown, next: ReplicaHead) => {
      head = next
    }
  }
  const pull = async (more: boolean, wantsDigests: boolean) => {
    const { checkpoint } = head
    const net = { pull: async (): Promise<PullLine[]> => [{ end: { ...end, from: checkpoint, checkpoint, more } }] }
    return pullOnce(store, net, 1, 10, wantsDigests)
  }
  expect(await pull(true, true)).toMatchObject({ kind: 'applied', digests: null })
  expect(await pull(false, false)).toMatchObject({ kind: 'applied', digests: null })
  expect(await pull(false, true)).toMatchObject({ kind: 'applied', digests })
})

import { expect, test } from 'vitest'
import {
  bodyHash,
  type ChainHead,
  chainBody,
  continues,
  runMessage,
  startOfChain
} from '../../../domain/journal/chain.ts'
import { type Body, bodySchema, entrySchema, envelopeSchema, GENESIS } from '../../../domain/journal/entry.ts'
import { sha256 } from '../../doubles/crypto.ts'
import { testUuid } from '../../doubles/test-device.ts'

const body = (n: number): Body => ({
  v: 1,
  id: testUuid(`entry ${n}`),
  serverId: 'server-1',
  deviceId: 'pc-1',
  kind: 'enrolment.return',
  args: { enrolment: testUuid('e'), reason: '示例' },
  operator: 'clerk',
  policyVersion: 1,
  at: 1000 + n,
  lastContact: 900,
  clockFlagged: false,
  dataAge: 0,
  sealed: []
})

function chained(count: number, generation = 1) {
  let head: ChainHead = startOfChain(generation)
  return Array.from({ length: count }, (_, n) => {
    const before = head
    const { entry, head: next } = chainBody(head, body(n), sha256)
    head = next
    return { entry, before, after: next }
  })
}

test('[J1] each entry is chained behind the one before it, from nothing', () => {
  const links = chained(3)
  expect(links.map(({ entry }) => entry.envelope.seq)).toEqual([1, 2, 3])
  expect(links[0]?.entry.envelope.prev).toBe(GENESIS)
  for (const { entry, before, after } of links) {
    expect(entrySchema.parse(entry).envelope.prev).toBe(before.hash)
    expect(continues(before, entry.envelope)).toBe(true)
    expect(after.seq).toBe(before.seq + 1)
  }
  expect(links[2]?.entry.envelope.prev).toBe(links[1]?.after.hash)
})

test('[J1] an envelope continues its head only in place, generation and hash', () => {
  const { entry, before } = chained(2)[1]!
  const { envelope } = entry
  expect(continues({ ...before, seq: before.seq + 1 }, envelope)).toBe(false)
  expect(continues({ ...before, generation: 2 }, envelope)).toBe(false)
  expect(continues({ ...before, hash: GENESIS }, envelope)).toBe(false)
})

test('[J1] every field of a body is in its hash', () => {
  const plain = body(1)
  const hashes = new Set([bodyHash(plain, sha256)])
  const changes: Partial<Body>[] = [
    { id: testUuid('other') },
    { serverId: 'server-2' },
    { deviceId: 'pc-2' },
    { kind: 'enrolment.refuse' },
    { v: 2 },
    { args: { ...plain.args, reason: '别的' } },
    { operator: null },
    { policyVersion: 2 },
    { at: 5 },
    { lastContact: 5 },
    { clockFlagged: true },
    { dataAge: 5 },
    { sealed: [GENESIS] }
  ]
  expect(changes.flatMap(Object.keys).sort()).toEqual(Object.keys(plain).sort())
  for (const change of changes) hashes.add(bodyHash({ ...plain, ...change }, sha256))
  expect(hashes.size).toBe(changes.length + 1)
})

test('[J1] a body is chained anew under the same id: same body hash, another envelope', () => {
  const first = chained(1)[0]!.entry
  const again = chainBody(startOfChain(2), first.body, sha256).entry
  expect(again.body).toEqual(first.body)
  expect(again.envelope).toEqual({ ...first.envelope, generation: 2 })
  expect(envelopeSchema.safeParse(again.envelope).success).toBe(true)
})

test('[J1] what a run signs covers place, author and every entry of it', () => {
  const links = chained(3)
  const run = { entries: links.map(({ entry }) => entry), operator: 'clerk', suite: 'ed25519' as const }
  const text = runMessage(run, 'pc-1', sha256)
  expect(JSON.parse(text)).toEqual({
    deviceId: 'pc-1',
    from: 1,
    generation: 1,
    head: links[2]?.after.hash,
    operator: 'clerk',
    purpose: 'jinquan run',
    suite: 'ed25519',
    to: 3
  })
  expect(runMessage({ ...run, entries: run.entries.slice(1) }, 'pc-1', sha256)).not.toBe(text)
  expect(runMessage({ ...run, operator: 'other' }, 'pc-1', sha256)).not.toBe(text)
  expect(runMessage(run, 'pc-2', sha256)).not.toBe(text)
  expect(() => runMessage({ ...run, entries: [] }, 'pc-1', sha256)).toThrow()
})

test('[J1] a body is what its schema says and nothing more', () => {
  expect(bodySchema.safeParse(body(1)).success).toBe(true)
  expect(bodySchema.safeParse({ ...body(1), more: 1 }).success).toBe(false)
  expect(bodySchema.safeParse({ ...body(1), id: 'entry-1' }).success).toBe(false)
})

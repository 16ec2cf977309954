import { expect, test } from 'vitest'
import type { Lease } from '../../../domain/plan/lease.ts'
import { isStopped, nextPlace, onReply, startOfOutbox } from '../../../domain/sync/outbox.ts'
import { issueOf, lanesOf, type Office, openOffice, registration, send } from './office.ts'

const leasesOf = ({ store }: Office): readonly string[] =>
  [...store.documents_.values()].flatMap(({ document }) => {
    const lease = document as Lease
    return document && 'blanks' in document ? [`${lease.id} ${lease.device} ${lease.state}`] : []
  })

const revocation = { device: 'pc-county', date: '2026-03-02', reason: '示例失窃' }

test('[S20] [row 12] the transaction that revokes a device closes its leases, and no number of them is free again', async () => {
  const office = await openOffice()
  const { world, store } = office
  const other = await world.device('pc-other', 'county-a', ['clerk'])
  await world.lease('lease-2', other, 11, 5)
  const commits: string[][] = []
  store.onCommit = ({ entries }) => commits.push(entries.map(({ body }) => body.kind))
  await world.must('device.revoke', revocation)
  expect(commits).toEqual([['device.revoke', 'lease.close']])
  expect(leasesOf(office)).toEqual(['lease-1 pc-county closed', 'lease-2 pc-other open'])
  expect(store.documents_.get('batch/batch-1')?.document).toMatchObject({ leased: 15 })
  expect((await world.author('device.revoke', revocation)).rejection?.code).toBe('device.revoked')
  expect(commits).toHaveLength(2)
})

test('[S20, O11] [row 12] a revoked desk is told so beside the verdict of each entry, and stops only what is new', async () => {
  const office = await openOffice()
  const { world, county } = office
  await send(world, county, [registration(county)])
  await world.must('device.revoke', revocation)
  const from = county.runs.length
  county.append([issueOf(office, 0).issue])
  county.append([issueOf(office, 1).issue])
  const own = {
    head: () => county.head,
    generations: () => [1]
  }
  const before = { ...startOfOutbox(county.id, 1), epoch: world.epoch, heard: 1, ackedSeq: county.head.seq - 2 }
  const [first, second] = county.runs.slice(from)
  if (!first || !second) throw new Error('two runs were appended')
  const reply = await world.upload({ ...county.upload([first]), epoch: world.epoch })
  if (!reply) throw new Error('the device is registered')
  expect([reply.stop, ...lanesOf(reply.verdicts)]).toEqual(['revoked', 'rejected device.revoked'])
  const hashes = new Map([[reply.head.seq, reply.head.hash]])
  const step = onReply(before, { ...reply, serverTime: world.now }, (_generation, seq) => hashes.get(seq) ?? null)
  expect(step.state).toMatchObject({ halt: 'revoked', ackedSeq: county.head.seq - 1 })
  expect(isStopped(step.state)).toBe(false)
  expect(nextPlace(step.state, own)).toEqual({ generation: 1, seq: county.head.seq })
})

import { expect, test } from 'vitest'
import { type Dispute, disputeId } from '../../../domain/casework/case.ts'
import type { Run } from '../../../domain/journal/entry.ts'
import { createBench } from '../../../domain/sync/acceptor.ts'
import { endAside } from '../../../domain/sync/end-aside.ts'
import { foldJournal } from '../../../domain/sync/fold.ts'
import { MOST_ASIDE } from '../../../domain/sync/hand-over.ts'
import { nextHandOver, onHandOverReply } from '../../../domain/sync/handing-over.ts'
import { startOfOutbox } from '../../../domain/sync/outbox.ts'
import { KeyRing } from '../../doubles/crypto.ts'
import { TestDevice, testUuid } from '../../doubles/test-device.ts'
import { COUNTY, DAY, SERVER } from '../../doubles/test-province.ts'
import { byClerk, openOffice, person, registration, send } from './office.ts'

const amend = (desk: TestDevice) =>
  byClerk(desk, 'person.amend', { person, fields: { employment: 'flexible' }, parts: [] })

/** A machine whose device goes on elsewhere, in a later generation, with two entries that nobody else has. */
async function openClone() {
  const office = await openOffice()
  const { world, county, store } = office
  await send(world, county, [registration(county)])
  const from = county.runs.length
  const own = [amend(county), amend(county)]
  for (const body of own) county.append([body])
  const next = new TestDevice(county.id, world.ring, SERVER, 2)
  await world.registerGeneration(next, 'county-a', ['clerk'])
  const handOver = (runs: readonly Run[] = county.runs.slice(from)) =>
    world.upload({ ...county.upload(runs), handOver: true })
  const end = (days: number) => {
    world.now += days * DAY
    return endAside(store, createBench(store, { ...world.settings, now: world.now }), 100)
  }
  return { ...office, next, own, from, handOver, end }
}

test('[S22] [row 11] what only a replaced machine has is set aside, without effect, the same again alike', async () => {
  const { store, county, own, handOver } = await openClone()
  const version = store.documents_.get(`person/${person}`)?.version
  const first = await handOver()
  const verdicts = own.map(({ id }) => ({ entry: id, lane: 'waiting', causedBy: id }))
  expect(first).toMatchObject({ stop: 'superseded', head: { generation: 2, seq: 0 }, verdicts })
  expect(await handOver()).toEqual(first)
  expect([...store.aside.keys()]).toEqual(own.map(({ id }) => id))
  expect(own.some(({ id }) => store.entries.has(id))).toBe(false)
  expect(store.documents_.get(`person/${person}`)?.version).toBe(version)
  expect(store.heads.get(county.id)).toMatchObject({ generation: 2, seq: 0 })
})

test('[S22] [row 11] after 30 days it is in review, in one case for the county, and asking again tells so', async () => {
  const { store, own, handOver, end } = await openClone()
  await handOver()
  expect(await end(29)).toBe(0)
  expect(await end(2)).toBe(2)
  expect(await end(1)).toBe(0)
  const [first, second] = own.map(({ id }) => store.entries.get(id)?.verdict)
  const rejection = { code: 'entry.superseded', rule: 'S22', details: { generation: 1 } }
  const carriedBy = disputeId(own[0]!.id)
  expect(first).toMatchObject({ lane: 'review', rejection, causedBy: null, case: carriedBy })
  expect(second).toMatchObject({ lane: 'review', rejection, causedBy: own[0]!.id, case: carriedBy })
  const dispute = store.documents_.get(`case/${carriedBy}`)?.document as Dispute
  expect(dispute).toMatchObject({ counties: [COUNTY], code: 'entry.superseded', state: 'open' })
  expect(dispute.chain.map(({ entry }) => entry)).toEqual(own.map(({ id }) => id))
  expect((await handOver())?.verdicts).toEqual([first, second])
  const folded = foldJournal(store.entries.values(), { serverId: SERVER, proof: () => ({ state: 'none' }) as never })
  expect(folded.faults).toEqual([])
})

test('[S22] [row 10] what the machine that goes on chains anew is decided, whoever handed it over before', async () => {
  const { store, world, next, own, handOver, end } = await openClone()
  await handOver()
  next.append([own[0]!])
  const chained = await world.upload(next.upload())
  expect(chained?.verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
  expect(await end(31)).toBe(2)
  expect(store.entries.get(own[0]!.id)?.verdict.lane).toBe('accepted')
  expect(store.entries.get(own[1]!.id)?.verdict.lane).toBe('review')
  expect((await handOver())?.verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'review'])
})

test('[S22] [row 26] nothing is taken that either signature does not vouch for, nor whose body is another', async () => {
  const { store, county, from, handOver } = await openClone()
  const [good, other] = county.runs.slice(from) as [Run, Run]
  const [entry] = good.entries
  const altered = { ...good, entries: [{ ...entry!, body: { ...entry!.body, dataAge: 7 } }] }
  const forged = [
    { ...good, deviceSignature: other.deviceSignature },
    { ...good, operatorSignature: other.operatorSignature },
    { ...good, operatorSignature: null },
    altered
  ]
  expect(await handOver(forged)).toMatchObject({ stop: 'superseded', verdicts: [] })
  expect(store.aside.size).toBe(0)
})

test('[S22] [row 32] no more is kept aside for one device than a desk ever has undecided', async () => {
  const { store, county, handOver, own } = await openClone()
  for (let n = 0; n < MOST_ASIDE - 1; n++) {
    const entry = {
      body: { ...own[0]!, id: testUuid(`full ${n}`) },
      envelope: county.runs.at(-1)!.entries[0]!.envelope
    }
    store.aside.set(entry.body.id, { entry, deviceId: county.id, receivedAt: 1 })
  }
  expect((await handOver())?.verdicts.map(({ entry }) => entry)).toEqual([own[0]!.id])
})

test('[S22] from the machine that is its device nothing is set aside', async () => {
  const { world, store, next } = await openClone()
  next.append([amend(next)])
  expect(await world.upload({ ...next.upload(), handOver: true })).toMatchObject({ stop: null, verdicts: [] })
  expect(store.aside.size).toBe(0)
})

test('[O13] [row 11] a stopped machine hands over whole runs that are open, and its stop stays', () => {
  const desk = new TestDevice('pc-1', new KeyRing(), SERVER)
  for (let n = 0; n < 3; n++) desk.append([amend(desk), amend(desk)])
  const own = desk.runs.flatMap(run => run.entries.map(({ body }) => ({ body, run })))
  const state = { ...startOfOutbox(desk.id, 1), halt: 'fork' as const }
  const decided = new Set([own[0]!.body.id, own[1]!.body.id, own[2]!.body.id])
  const asked = nextHandOver(state, own, id => !decided.has(id), 1)
  expect(asked).toMatchObject({ generation: 1, epoch: null, handOver: true, runs: desk.runs.slice(1), sealed: [] })
  expect(nextHandOver(state, own, () => false, 1)).toBeNull()
  expect(nextHandOver({ ...state, halt: null }, own, () => true, 1)).toBeNull()
  expect(nextHandOver({ ...state, halt: 'revoked' }, own, () => true, 1)).toBeNull()
  const reply = { epoch: { n: 1, random: 'r' }, asked: null, serverTime: 1, head: desk.head, verdicts: [] }
  expect(onHandOverReply(state, { ...reply, stop: 'superseded' }).state.halt).toBe('superseded')
  expect(onHandOverReply(state, { ...reply, stop: null }).state.halt).toBe('fork')
})

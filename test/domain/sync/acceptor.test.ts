import { expect, test } from 'vitest'
import { type Dispute, disputeId } from '../../../domain/casework/case.ts'
import { chainBody } from '../../../domain/journal/chain.ts'
import { acceptServerEntries } from '../../../domain/sync/accept-server-entry.ts'
import { acceptRuns, factsOf } from '../../../domain/sync/acceptor.ts'
import { sha256 } from '../../doubles/crypto.ts'
import { TestDevice, testUuid } from '../../doubles/test-device.ts'
import { SERVER, START } from '../../doubles/test-province.ts'
import {
  by,
  byClerk,
  byTrainer,
  identity,
  issueOf,
  laneNow,
  lanesOf,
  openOffice,
  openRival,
  person,
  registration,
  send
} from './office.ts'

const amend = (county: TestDevice, employment: 'flexible' | 'employed' = 'flexible') =>
  byClerk(county, 'person.amend', { person, fields: { employment }, parts: [] })

test('[J3] [row 2] an id that a device chained twice in one upload is decided once', async () => {
  const office = await openOffice()
  const { world, county, store } = office
  await send(world, county, [registration(county)])
  const version = store.documents_.get(`person/${person}`)?.version ?? 0
  const body = amend(county)
  const from = county.runs.length
  county.append([body, body])
  const accepted = await world.upload(county.upload(county.runs.slice(from)))
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['accepted', 'accepted'])
  expect(accepted?.head.seq).toBe(county.head.seq)
  expect(store.documents_.get(`person/${person}`)?.version).toBe(version + 1)
})

test('[J3] another body under a known id is rejected, also within one upload', async () => {
  const { world, county } = await openOffice()
  await send(world, county, [registration(county)])
  const body = amend(county)
  const from = county.runs.length
  county.append([body, { ...body, dataAge: 5 }])
  const accepted = await world.upload(county.upload(county.runs.slice(from)))
  expect(accepted?.stop).toBeNull()
  expect((await world.upload(county.upload()))?.verdicts.filter(v => v.entry === body.id).map(v => v.lane)).toContain(
    'accepted'
  )
})

test('[J4] a run signed before its operator made another key on the device is good', async () => {
  const { world, county } = await openOffice()
  const from = county.runs.length
  const body = registration(county)
  county.append([body])
  const publicKey = world.ring.create('the same operator after another login')
  await world.must('operator.add-key', { operator: 'clerk', device: county.id, suite: 'ed25519', publicKey })
  const accepted = await world.upload(county.upload(county.runs.slice(from)))
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['accepted'])
})

test('[J4] [row 40] a key that the operator made on another device is not good', async () => {
  const { world, county } = await openOffice()
  const body = registration(county)
  const foreign = new TestDevice('pc-other', world.ring, SERVER)
  const { entry } = chainBody(county.head, body, sha256)
  const run = county.sign([entry], 'clerk')
  const forged = { ...run, operatorSignature: foreign.sign([entry], 'clerk').operatorSignature }
  const accepted = await world.upload(county.upload([forged]))
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['rejected entry.bad-signature'])
})

test('[S2] [row 3] a batch that does not continue the chain stops as a gap and tells the head', async () => {
  const { world, county } = await openOffice()
  const from = county.runs.length
  const before = county.head
  county.append([registration(county)])
  county.append([amend(county)])
  const accepted = await world.upload(county.upload(county.runs.slice(from + 1)))
  expect(accepted).toMatchObject({ head: before, stop: 'gap', verdicts: [] })
})

test('[S3] a fork behind good runs keeps what was taken: the frozen head ends where the chain does', async () => {
  const { world, county, store } = await openOffice()
  const from = county.runs.length
  county.append([registration(county)])
  const good = county.head
  const { entry } = chainBody({ ...county.head, hash: 'f'.repeat(64) }, amend(county), sha256)
  const accepted = await world.upload(county.upload([...county.runs.slice(from), county.sign([entry], 'clerk')]))
  expect(accepted?.stop).toBe('fork')
  expect(accepted?.head).toEqual(good)
  expect(store.heads.get(county.id)).toEqual({ deviceId: county.id, isFrozen: true, ...good })
})

test('[S3] [row 10] [row 11] a known place with another hash freezes the generation', async () => {
  const { world, county, store } = await openOffice()
  const twin = new TestDevice(county.id, world.ring, SERVER)
  twin.append([registration(twin)])
  expect((await world.upload(twin.upload()))?.stop).toBe('fork')
  county.append([registration(county)])
  expect((await world.upload(county.upload()))?.stop).toBe('fork')
  expect(store.heads.get(county.id)?.isFrozen).toBe(true)
})

test('[S5, S7] [row 10] a fresh generation takes re-chained entries once, and the old one is superseded', async () => {
  const office = await openOffice()
  const { world, county, store } = office
  const body = registration(county)
  await send(world, county, [body])
  const next = new TestDevice(county.id, world.ring, SERVER, 2)
  await world.registerGeneration(next, 'county-a', ['clerk'])
  next.append([body, amend(next)])
  const accepted = await world.upload(next.upload())
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['accepted', 'accepted'])
  expect(accepted?.head).toEqual(next.head)
  expect(store.documents_.get(`person/${person}`)?.version).toBe(2)
  expect((await world.upload(county.upload()))?.stop).toBe('superseded')
})

test('[V1] a voucher issued before a fork counts in the next generation, one issued after it does not', async () => {
  const office = await openOffice()
  const { world, county } = office
  await send(world, county, [registration(county)])
  const survivor = issueOf(office, 0).issue
  const next = new TestDevice(county.id, world.ring, SERVER, 2)
  world.now += 1000
  await world.registerGeneration(next, 'county-a', ['clerk'])
  world.now += 2000
  const args = issueOf(office, 1).issue.args as never
  const late = next.body('voucher.issue', args, { operator: 'clerk', at: world.now, policyVersion: 2 })
  expect(lanesOf(await send(world, next, [survivor, late]))).toEqual(['accepted', 'rejected lease.not-yours'])
})

test('[S10] [row 38] a loser that opened no case names none, and what rests on it neither', async () => {
  const office = await openOffice()
  const { world, county } = office
  const lost = byClerk(county, 'person.amend', { person: testUuid('nobody'), fields: {}, parts: [] })
  const after = byClerk(county, 'person.amend', { person: testUuid('nobody'), fields: {}, parts: [] })
  const [first, second] = await send(world, county, [lost, after])
  expect(laneNow(office, lost)).toBe('rejected person.unknown')
  expect(laneNow(office, after)).toBe('review entry.rests-on-loser')
  expect([first?.case, second?.case, second?.causedBy]).toEqual([null, null, lost.id])
})

test('[S16] what is done on data from after the verdict stands on its own', async () => {
  const office = await openOffice()
  const { world, county } = office
  const nobody = { person: testUuid('nobody'), fields: {}, parts: [] }
  await send(world, county, [byClerk(county, 'person.amend', nobody)])
  world.now += 60_000
  const late = (dataAge: number) => ({ ...byClerk(county, 'person.amend', nobody), at: world.now, dataAge })
  const [unknowing, knowing] = [late(60_000), late(1000)]
  await send(world, county, [unknowing])
  expect(laneNow(office, unknowing)).toBe('review entry.rests-on-loser')
  await send(world, county, [knowing])
  expect(laneNow(office, knowing), 'its data are older than the last loss of the chain').toBe(
    'review entry.rests-on-loser'
  )
  world.now += 60_000
  const fresh = late(1000)
  await send(world, county, [fresh])
  expect(laneNow(office, fresh)).toBe('rejected person.unknown')
  const next = late(0)
  await send(world, county, [next])
  expect(office.store.entries.get(next.id)?.verdict.causedBy).toBe(fresh.id)
})

test('[S16] [row 13] [row 38] a loss with a case ends with the decision of the case', async () => {
  const office = await openOffice()
  const { world, county, centre, lease } = office
  const rival = await openRival(office)
  const voucher = lease.blanks[0]?.voucher ?? ''
  const place = (trainingClass: string) => ({ voucher, person, trainingClass, enrolment: testUuid(trainingClass) })
  const checked = { scan: '', identity }
  await send(world, county, [
    registration(county),
    issueOf(office, 0).issue,
    byClerk(county, 'voucher.collect', { voucher, person, how: 'counter', ...checked })
  ])
  await send(world, centre, [byTrainer(centre, 'voucher.bind', { ...place('class-1'), ...checked })])
  const lost = by('rival', rival, 'voucher.bind', { ...place('class-2'), ...checked })
  await send(world, rival, [lost])
  expect(laneNow(office, lost)).toBe('review voucher.bound-elsewhere')

  const leave = (dataAge = 0) => ({
    ...by('rival', rival, 'voucher.unbind', { ...place('class-2'), reason: '示例' }),
    ...{ at: world.now, dataAge }
  })
  world.now += 60_000
  const open = leave()
  await send(world, rival, [open])
  expect(laneNow(office, open), 'the case is open').toBe('review entry.rests-on-loser')

  world.now += 60_000
  const dispute = disputeId(lost.id)
  const decision = { dispute, voucher, decision: 'uphold-winner', reason: '示例' } as const
  await send(world, county, [byClerk(county, 'dispute.resolve', decision)])
  const unknowing = leave(1)
  await send(world, rival, [unknowing])
  expect(laneNow(office, unknowing), 'made on data from before the decision').toBe('review entry.rests-on-loser')
  world.now += 60_000
  const after = leave()
  await send(world, rival, [after])
  expect(laneNow(office, after)).toBe('rejected class.not-yours')
  const decided = office.store.documents_.get(`case/${dispute}`)?.document as Dispute | undefined
  expect(decided?.chain.map(({ entry }) => entry)).toEqual([lost.id, open.id, unknowing.id])
})

test('[J2] [row 27] an entry for another server or of another device is rejected and keeps its place', async () => {
  const { world, county } = await openOffice()
  const from = county.runs.length
  const foreign = { ...registration(county), serverId: 'server-2' }
  const strange = { ...registration(county), deviceId: 'pc-other' }
  county.append([foreign, strange])
  const accepted = await world.upload(county.upload(county.runs.slice(from)))
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['rejected entry.wrong-server', 'rejected entry.wrong-device'])
  expect(accepted?.head).toEqual(county.head)
})

test('[J7] [row 35] an entry that cannot be decided goes to review and the queue goes on', async () => {
  const { world, county, store } = await openOffice()
  const from = county.runs.length
  const [stuck, next] = [registration(county), registration(county)]
  county.append([stuck, next])
  const settings = { ...world.settings, undecidable: new Set([stuck.id]) }
  const accepted = await acceptRuns(store, county.upload(county.runs.slice(from)), settings)
  expect(lanesOf(accepted?.verdicts ?? [])).toEqual(['review entry.undecidable', 'accepted'])
})

test('[S4] [row 26] a run whose device did not sign it moves nothing', async () => {
  const { world, county, store } = await openOffice()
  const before = store.heads.get(county.id)
  const { entry } = chainBody(county.head, registration(county), sha256)
  const run = { ...county.sign([entry], 'clerk'), deviceSignature: county.sign([entry], null).deviceSignature }
  expect(await world.upload(county.upload([run]))).toMatchObject({ stop: 'bad-signature', verdicts: [] })
  expect(store.heads.get(county.id)).toEqual(before)
})

test('[S4] a body that is not what was chained stops the batch there', async () => {
  const { world, county } = await openOffice()
  const before = county.head
  const { entry } = chainBody(county.head, registration(county), sha256)
  const damaged = { ...entry, body: { ...entry.body, dataAge: 99 } }
  const accepted = await world.upload(county.upload([{ ...county.sign([entry], 'clerk'), entries: [damaged] }]))
  expect(accepted).toMatchObject({ head: before, stop: 'damaged', verdicts: [] })
})

test('[S4] a body with half a character in it is damaged, and breaks nothing', async () => {
  const { world, county } = await openOffice()
  const { entry } = chainBody(county.head, amend(county), sha256)
  const body = { ...entry.body, args: { ...entry.body.args, note: '原因\ud83d' } }
  const run = { ...county.sign([entry], 'clerk'), entries: [{ ...entry, body }] }
  expect(await world.upload(county.upload([run]))).toMatchObject({ stop: 'damaged', verdicts: [] })
})

test.each([
  ['within', { at: START + 5, lastContact: START + 1 }, START + 5, START + 1],
  ['before the last contact', { at: START - 9, lastContact: START + 1 }, START + 1, START + 1],
  ['after the receipt', { at: START + 99, lastContact: START + 1 }, START + 10, START + 1],
  ['with a contact of the future', { at: START + 99, lastContact: START + 50 }, START + 10, START + 10]
])(
  '[S8] [row 9] [row 15] the time of an entry %s is held between last contact and receipt',
  async (_case, times, at, earliest) => {
    const { county } = await openOffice()
    const facts = factsOf({ ...registration(county), ...times }, 1, START + 10)
    expect(facts).toMatchObject({ at, earliest, latest: START + 10 })
  }
)

test('[S14] an entry of the server itself is taken once', async () => {
  const { world, store } = await openOffice()
  const body = {
    ...byClerk(new TestDevice(SERVER, world.ring, SERVER), 'operator.suspend', { operator: 'clerk', reason: '示例' })
  }
  const ours = { ...body, operator: null }
  const [first] = await acceptServerEntries(store, [ours], world.settings)
  const [again] = await acceptServerEntries(store, [ours], { ...world.settings, now: world.now + 1000 })
  expect(first?.lane).toBe('accepted')
  expect(again).toEqual(first)
  expect(store.entries.get(ours.id)?.envelope).toBeNull()
})

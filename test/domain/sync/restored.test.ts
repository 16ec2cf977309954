import { expect, test } from 'vitest'
import { certificateMessage } from '../../../domain/directory/certificate.ts'
import { keyGrantMessage } from '../../../domain/directory/key-grant.ts'
import { type DocumentKey, keyText } from '../../../domain/documents.ts'
import type { Lease } from '../../../domain/plan/lease.ts'
import type { Evidence } from '../../../domain/protocol/evidence.ts'
import type { Reader } from '../../../domain/reduction.ts'
import { acceptRuns, createBench } from '../../../domain/sync/acceptor.ts'
import type { AcceptorStore } from '../../../domain/sync/acceptor-store.ts'
import { actsOfEvidence, evidenceKeys } from '../../../domain/sync/evidence.ts'
import { expireWaiting } from '../../../domain/sync/release.ts'
import { TestDevice, testUuid } from '../../doubles/test-device.ts'
import { DAY, SERVER, START } from '../../doubles/test-province.ts'
import {
  byClerk,
  byTrainer,
  classOf,
  identity,
  issueOf,
  laneNow,
  lanesOf,
  type Office,
  openOffice,
  person,
  registration,
  send
} from './office.ts'

const later = { n: 2, random: 'second' }

/** The server comes back as it was at the dump; what the desks hold goes on. */
const restored = ({ store, world }: Office, dump: ReturnType<Office['store']['dump']>): void => {
  store.restore(dump, later)
  world.epoch = later
}

test('[S17] [row 18] who speaks of another history moves nothing and is told of this one', async () => {
  const office = await openOffice()
  const { world, county, store } = office
  const first = store.dump()
  await send(world, county, [registration(county)])
  restored(office, first)
  const head = store.heads.get(county.id)
  const told = await world.upload({ ...county.upload(), epoch: { n: 2, random: 'another' } })
  expect(told).toMatchObject({ stop: 'epoch', epoch: later, asked: { n: 2, random: 'another' }, verdicts: [] })
  expect(store.heads.get(county.id)).toEqual(head)
  const taken = await world.upload({ ...county.upload(), epoch: later })
  expect(taken).toMatchObject({ stop: null, head: { seq: county.head.seq } })
})

test('[S18] [row 18] what an ended history accepted waits for what another desk has yet to offer again', async () => {
  const office = await openOffice()
  const { world, county, centre, store } = office
  const dump = store.dump()
  const { issue } = issueOf(office, 0)
  const voucher = String(issue.args.voucher)
  const checked = { scan: '', identity }
  const collect = byClerk(county, 'voucher.collect', { voucher, person, how: 'counter', ...checked })
  await send(world, county, [registration(county), issue, collect])
  const bind = byTrainer(centre, 'voucher.bind', {
    ...{ voucher, person, trainingClass: 'class-1', enrolment: testUuid('place') },
    ...checked
  })
  expect(lanesOf(await send(world, centre, [bind]))).toEqual(['accepted'])
  restored(office, dump)
  const offered = { ...centre.upload(), epoch: later, again: [bind.id] }
  const waiting = (await world.upload(offered))?.verdicts.find(({ entry }) => entry === bind.id)
  expect(waiting).toMatchObject({ lane: 'waiting', causedBy: null, rejection: null })
  const again = county.runs.flatMap(run => run.entries.map(({ body }) => body.id))
  await world.upload({ ...county.upload(), epoch: later, again })
  expect(laneNow(office, bind)).toBe('accepted')
})

test('[S18] [row 18] what waits for an issue that a machine put back never offers goes on when that issues anew', async () => {
  const office = await openOffice()
  const { world, county, centre, store } = office
  await send(world, county, [registration(county)])
  const dump = store.dump()
  const before = { head: county.head, runs: county.runs.length }
  const { issue, scan } = issueOf(office, 0)
  await send(world, county, [issue])
  const voucher = String(issue.args.voucher)
  const collect = byTrainer(centre, 'voucher.collect', { voucher, person, scan, how: 'assisted', identity })
  expect(lanesOf(await send(world, centre, [collect]))).toEqual(['accepted'])
  restored(office, dump)
  await world.upload({ ...centre.upload(), epoch: later, again: [collect.id] })
  expect(store.entries.get(collect.id)?.verdict).toMatchObject({ lane: 'waiting', causedBy: issue.id })
  // The county's machine is put back as well: it knows nothing of its issue, and gives the same worker the same blank.
  county.head = before.head
  county.runs.splice(before.runs)
  await send(world, county, [issueOf(office, 0).issue])
  expect(laneNow(office, collect)).toBe('accepted')
})

/**
 * A restored server has a class as it was submitted. Its start, which an ended history accepted, waits for the county's
 * approval; a binding made since then rests on it, though it is not about the class and only counts on a seat there.
 */
async function bindingAheadOfItsClass() {
  const office = await openOffice()
  const { world, county, centre, store } = office
  const { issue } = issueOf(office, 0)
  const voucher = String(issue.args.voucher)
  const checked = { scan: '', identity }
  const collect = byClerk(county, 'voucher.collect', { voucher, person, how: 'counter', ...checked })
  await send(world, county, [registration(county), issue, collect])
  const trainingClass = 'class-2'
  await send(world, centre, classOf(centre, { operator: 'trainer', place: 'centre-a', id: trainingClass }))
  const dump = store.dump()
  const approve = byClerk(county, 'class.approve', { trainingClass })
  await send(world, county, [approve])
  const start = byTrainer(centre, 'class.start', { trainingClass })
  expect(lanesOf(await send(world, centre, [start]))).toEqual(['accepted'])
  restored(office, dump)
  const bind = byTrainer(centre, 'voucher.bind', {
    ...{ voucher, person, trainingClass, enrolment: testUuid('place') },
    ...checked
  })
  return { office, approve, start, bind }
}

test('[S9, S18] [row 18] what would be refused waits while an earlier entry on what it counts on waits', async () => {
  const { office, approve, start, bind } = await bindingAheadOfItsClass()
  const { world, county, centre } = office
  centre.append([bind])
  await world.upload({ ...centre.upload(), epoch: later, again: [start.id] })
  expect([start, bind].map(body => laneNow(office, body))).toEqual(['waiting', 'waiting'])
  expect(office.store.entries.get(bind.id)?.verdict.causedBy).toBe(start.id)
  await world.upload({ ...county.upload(), epoch: later, again: [approve.id] })
  expect([start, bind].map(body => laneNow(office, body))).toEqual(['accepted', 'accepted'])
})

test('[S9, S10] [row 18] [row 38] with the earlier one lost, what waited behind it goes to review', async () => {
  const { office, start, bind } = await bindingAheadOfItsClass()
  const { world, centre, store } = office
  await world.upload({ ...centre.upload(), epoch: later, again: [start.id] })
  centre.append([bind])
  await world.upload({ ...centre.upload(), epoch: later })
  expect(laneNow(office, bind)).toBe('waiting')
  world.now += 31 * DAY
  await expireWaiting(store, createBench(store, world.settings), 1)
  expect(laneNow(office, start)).toBe('review entry.waited-too-long')
  expect(laneNow(office, bind)).toBe('review entry.rests-on-loser')
  expect(store.entries.get(bind.id)?.verdict.causedBy).toBe(start.id)
})

test('[S9] what an entry looks at is locked while an earlier one of its device waits about it', async () => {
  const { office, start, bind } = await bindingAheadOfItsClass()
  const { world, centre, store } = office
  await world.upload({ ...centre.upload(), epoch: later, again: [start.id] })
  const enrolment = testUuid('place')
  const voucher = String(bind.args.voucher)
  const signInTo = (trainingClass: string) =>
    byTrainer(centre, 'attendance.sign-in', { trainingClass, session: 's1', person, enrolment, voucher, identity })
  const locks = new Map<string, boolean>()
  const watched: AcceptorStore = {
    ...store,
    documents: async keys => {
      for (const key of keys) locks.set(keyText(key), key.lock)
      return store.documents(keys)
    }
  }
  centre.append([signInTo('class-1'), signInTo('class-2')])
  await acceptRuns(watched, { ...centre.upload(), epoch: later }, world.settings)
  expect(locks.get('trainingClass/class-1')).toBe(false)
  expect(locks.get('trainingClass/class-2')).toBe(true)
})

test('[S18] [row 18] signed by a key that is lost, it goes to review and is not called a forgery', async () => {
  const office = await openOffice()
  const { world, county, store } = office
  const dump = store.dump()
  await world.operator('late', 'county-a', ['county-clerk'])
  const publicKey = county.operatorKey('late')
  await world.must('operator.add-key', { operator: 'late', device: county.id, suite: 'ed25519', publicKey })
  const body = { ...registration(county), operator: 'late' }
  expect(lanesOf(await send(world, county, [body]))).toEqual(['accepted'])
  restored(office, dump)
  const reply = await world.upload({ ...county.upload(), epoch: later, again: [body.id] })
  expect(lanesOf(reply?.verdicts.filter(({ entry }) => entry === body.id) ?? [])).toEqual([
    'review entry.bad-signature'
  ])
})

const readerOf =
  ({ store }: Office): Reader =>
  (collection, id) => {
    const document = store.documents_.get(keyText({ collection, id } as DocumentKey))?.document
    return document ? { state: 'present', document: document as never } : { state: 'absent' }
  }

async function evidenceOf({ world, county }: Office, lease: Lease, generation = 3): Promise<Evidence> {
  const sign = (message: string) => world.ring.sign(world.serverKey, message)
  const terms = { serverId: SERVER, keyId: 'key-1', suite: 'ed25519' as const, from: START }
  const { publicKey } = new TestDevice(county.id, world.ring, SERVER, generation)
  const device = { ...terms, deviceId: county.id, organisation: 'county-a', generation, publicKey }
  const key = { ...terms, operator: 'clerk', device: county.id, publicKey: 'another-key' }
  return {
    label: '示例设备',
    certificates: [{ certificate: device, signature: sign(certificateMessage(device)) }],
    keys: [{ grant: key, signature: sign(keyGrantMessage(key)) }],
    leases: [lease]
  }
}

test('[S19] [row 18] certificate, key and lease that the database lacks are authored anew, and only those', async () => {
  const office = await openOffice()
  const { world, county, store } = office
  const dump = store.dump()
  const blanks = await world.lease('lease-2', county, 11, 3)
  const lease = store.documents_.get('lease/lease-2')?.document as Lease
  expect(lease.blanks).toEqual(blanks)
  const evidence = await evidenceOf(office, lease)
  const acts = () => actsOfEvidence(county.id, evidence, readerOf(office), world.settings)
  expect(acts().map(({ kind }) => kind)).toEqual(['device.register', 'operator.add-key'])
  restored(office, dump)
  expect(evidenceKeys(county.id, evidence).map(keyText)).toEqual([
    'directory/pc-county',
    'directory/clerk',
    'lease/lease-2'
  ])
  for (const act of acts()) await world.must(act.kind, act.args as never)
  expect(store.documents_.get('directory/pc-county')?.document).toMatchObject({ generation: 3 })
  expect(store.documents_.get('lease/lease-2')?.document).toMatchObject({ blanks, state: 'open' })
  expect(acts()).toEqual([])
})

test('[S19, S22] [row 11] a machine that was replaced shows its certificate to a server that nobody else can tell of it', async () => {
  const office = await openOffice()
  const { world, county, lease, store } = office
  const shown = async (generation: number): Promise<Evidence> => ({
    ...(await evidenceOf(office, lease, generation)),
    keys: [],
    leases: []
  })
  const acts = (evidence: Evidence) => actsOfEvidence(county.id, evidence, readerOf(office), world.settings)
  for (const act of acts(await shown(3))) await world.must(act.kind, act.args as never)
  const earlier = await shown(2)
  for (const act of acts(earlier)) await world.must(act.kind, act.args as never)
  expect(store.documents_.get('directory/pc-county')?.document).toMatchObject({
    generation: 3,
    certificates: [1, 2, 3].map(generation => ({ certificate: { generation } }))
  })
  expect(acts(earlier)).toEqual([])
})

test('[S19] what another server signed, or what was changed since, or is about another device, counts for nothing', async () => {
  const office = await openOffice()
  const { world, county, lease } = office
  const evidence = await evidenceOf(office, { ...lease, id: 'lease-9' })
  const acts = (shown: Evidence, device = county.id) =>
    actsOfEvidence(device, shown, readerOf(office), world.settings).map(({ kind }) => kind)
  expect(acts(evidence)).toEqual(['device.register', 'operator.add-key'])
  const [certificate] = evidence.certificates
  const [key] = evidence.keys
  const changed: Evidence = {
    ...evidence,
    certificates: [{ ...certificate!, certificate: { ...certificate!.certificate, generation: 4 } }],
    keys: [{ ...key!, grant: { ...key!.grant, publicKey: 'a-third-key' } }]
  }
  expect(acts(changed)).toEqual([])
  expect(acts(evidence, 'pc-centre')).toEqual([])
})

import { expect, test } from 'vitest'
import type { Body, SealedPart } from '../../../domain/journal/entry.ts'
import { digestOf, type TestDevice, testUuid } from '../../doubles/test-device.ts'
import { DAY, SKILL } from '../../doubles/test-province.ts'
import { byClerk, laneNow, type Office, openOffice, person, registration } from './office.ts'

const later = { n: 2, random: 'second' }

const partOf = (digest: string, about = person): SealedPart => ({
  ...{ digest, person: about, part: 'identity', keyId: 'server-key', ephemeral: 'AA', iv: 'AA', ciphertext: 'AA' }
})
/** What a desk still has beside these entries. */
const partsOf = (bodies: readonly Body[]): readonly SealedPart[] =>
  bodies.flatMap(({ sealed }) => sealed.map(digest => partOf(digest)))

const offer = async ({ world, store }: Office, desk: TestDevice, bodies: readonly Body[], isAgain = false) => {
  const parts = [...partsOf(bodies)]
  if (!isAgain) desk.append(bodies)
  const again = isAgain ? { again: bodies.map(({ id }) => id) } : {}
  await world.upload({ ...desk.upload(), epoch: store.epoch, sealed: parts, ...again })
}

/** The office, with a second desk of the county beside the first. */
async function openPlace() {
  const office = await openOffice()
  const second = await office.world.device('pc-county-2', 'county-a', ['clerk'])
  const erasing = (desk: TestDevice): Body =>
    byClerk(desk, 'person.erase', { person, merged: [], certified: [], cases: [], reason: 'asked' })
  const amending = (desk: TestDevice): Body => ({
    ...byClerk(desk, 'person.amend', { person, fields: {}, parts: ['identity'] }),
    sealed: [digestOf('2')]
  })
  const restored = (dump: ReturnType<Office['store']['dump']>): void => {
    office.store.restore(dump, later)
    office.world.epoch = later
  }
  return { ...office, office, second, erasing, amending, restored }
}

test('[W15] the server deletes what it has of an erased person, and keeps the parts of everybody else', async () => {
  const { office, county, second, store, erasing, amending } = await openPlace()
  store.sealed.set(digestOf('other'), partOf(digestOf('other'), 'somebody else'))
  const [registered, amended] = [registration(county), amending(county)]
  await offer(office, county, [registered, amended])
  expect(store.sealed.size).toBe(3)
  const erased = erasing(second)
  await offer(office, second, [erased])
  expect(laneNow(office, erased)).toBe('accepted')
  expect([...store.sealed.keys()]).toEqual([digestOf('other')])
  await offer(office, county, [registered, amended], true)
  expect([...store.sealed.keys()]).toEqual([digestOf('other')])
})

test('[W15] parts and the erasure in one upload leave nothing', async () => {
  const { office, county, store, erasing } = await openPlace()
  await offer(office, county, [registration(county), erasing(county)])
  expect(store.documents_.get(`person/${person}`)?.document).toMatchObject({ erased: { reason: 'asked' } })
  expect([...store.sealed]).toEqual([])
})

test('[W15] what a desk without a line did to an erased person brings no part', async () => {
  const { office, county, second, store, erasing, amending } = await openPlace()
  await offer(office, county, [registration(county)])
  await offer(office, second, [erasing(second)])
  const amended = amending(county)
  const unknown = { ...amending(county), kind: 'person.newer-than-this', sealed: [digestOf('3')] }
  await offer(office, county, [amended, unknown])
  expect(laneNow(office, amended)).toBe('rejected person.erased')
  expect(laneNow(office, unknown)).toBe('review entry.unknown-kind')
  expect([...store.sealed]).toEqual([])
})

test('[W15] whatever else there is against it, by its refusal a desk hears that it has a part to delete', async () => {
  const { office, world, county, second, erasing, amending } = await openPlace()
  await offer(office, county, [registration(county)])
  await offer(office, second, [erasing(second)])
  await world.must('operator.suspend', { operator: 'clerk', reason: '示例' })
  world.now += DAY
  const since = { at: world.now, lastContact: world.now }
  const amended = { ...amending(county), ...since }
  const wished = { ...byClerk(county, 'intention.record', { person, ...SKILL, source: 'counter' }), ...since }
  await offer(office, county, [wished, amended])
  expect(laneNow(office, amended)).toBe('rejected person.erased')
  expect(laneNow(office, wished)).toBe('rejected author.suspended')
})

test('[W14] a correction of an erased person is refused, not put before people with the losing entry it follows', async () => {
  const { office, county, second, erasing, amending } = await openPlace()
  const registered = registration(county)
  const other = { ...registration(county), args: { ...registered.args, person: testUuid('person 2') } }
  await offer(office, county, [registered, other])
  await offer(office, second, [erasing(second)])
  const merged = byClerk(county, 'person.merge', { kept: person, merged: String(other.args.person) })
  const amended = amending(county)
  await offer(office, county, [merged, amended])
  expect([laneNow(office, merged), laneNow(office, amended)]).toEqual([
    'rejected person.erased',
    'rejected person.erased'
  ])
})

test('[W15] [row 18] a restored server that still has the parts deletes them with the erasure that is offered again', async () => {
  const { office, county, second, store, erasing, restored } = await openPlace()
  await offer(office, county, [registration(county)])
  const dump = store.dump()
  const erased = erasing(second)
  await offer(office, second, [erased])
  restored(dump)
  expect(store.sealed.size).toBe(1)
  await offer(office, second, [erased], true)
  expect(laneNow(office, erased)).toBe('accepted')
  expect([...store.sealed]).toEqual([])
})

test('[W15] [row 18] a desk that offers old entries with old parts again does not bring them back', async () => {
  const { office, county, second, store, erasing, amending, restored } = await openPlace()
  const dump = store.dump()
  const [registered, amended, erased] = [registration(county), amending(county), erasing(second)]
  await offer(office, county, [registered, amended])
  await offer(office, second, [erased])
  restored(dump)
  await offer(office, second, [erased], true)
  expect(laneNow(office, erased)).toBe('waiting')
  await offer(office, county, [registered, amended], true)
  expect(laneNow(office, erased)).toBe('accepted')
  expect(store.documents_.get(`person/${person}`)?.document).toMatchObject({
    erased: { reason: 'asked' },
    sealed: { identity: null }
  })
  expect([...store.sealed]).toEqual([])
})

test('[W15] [row 18] nor where the correction comes again only after the erasure', async () => {
  const { office, county, second, store, erasing, amending, restored } = await openPlace()
  await offer(office, county, [registration(county)])
  const third = await office.world.device('pc-county-3', 'county-a', ['clerk'])
  const [amended, erased] = [amending(third), erasing(second)]
  const dump = store.dump()
  await offer(office, third, [amended])
  await offer(office, second, [erased])
  expect(laneNow(office, erased)).toBe('accepted')
  restored(dump)
  await offer(office, second, [erased], true)
  await offer(office, third, [amended], true)
  expect(laneNow(office, amended)).toBe('waiting')
  expect([...store.sealed]).toEqual([])
})

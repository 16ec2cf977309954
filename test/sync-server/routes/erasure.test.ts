import { afterAll, beforeAll, expect, test } from 'vitest'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registration, sealFor } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let office: HttpDevice

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  office = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

/** Rows that the database has of a person, beside entries and documents. */
const partsIn = async (person: string): Promise<number> => {
  const { rows } = await server.database.pool.query<{ n: number }>(
    `select (select count(*) from sealed where person = $1)::int
      + (select count(*) from identity_index where person = $1)::int as n`,
    [person]
  )
  return rows[0]?.n ?? 0
}

const erasing = (device: HttpDevice, person: string) =>
  device.body('clerk', 'person.erase', { person, merged: [], certified: [], cases: [], reason: 'asked' })

test('[W15] the parts of an erased person leave the database and every pull, those of others stay', async () => {
  const [person, other] = [testUuid('erased person'), testUuid('kept person')]
  const made = [registration(desk, 'clerk', person), registration(desk, 'clerk', other)]
  const sealed = made.flatMap(one => one.sealed)
  const runs = desk.append(made.map(({ body }) => body))
  await desk.upload(runs, sealed)
  expect([await partsIn(person), await partsIn(other)]).toEqual([3, 3])
  const before = await desk.pull()

  expect((await office.perform([erasing(office, person)])).verdicts[0]?.lane).toBe('accepted')
  expect([await partsIn(person), await partsIn(other)]).toEqual([0, 3])
  const page = await desk.pull(before.end.checkpoint)
  const line = page.documents.find(({ document }) => document.id === person)
  expect(line).toMatchObject({ document: { erased: { reason: 'asked' }, sealed: { identity: null, contact: null } } })
  expect(line).not.toHaveProperty('parts')

  await desk.upload(runs, sealed)
  expect(await partsIn(person)).toBe(0)
})

test('[W15] a correction that was on its way is refused and leaves no part', async () => {
  const person = testUuid('corrected person')
  const { body, sealed } = registration(desk, 'clerk', person)
  await desk.perform([body], sealed)
  await office.perform([erasing(office, person)])
  const part = sealFor(desk, person, { name: '样例李四', idNumber: '00000019900501001X' })
  const late = desk.body('clerk', 'person.amend', { person, fields: {}, parts: ['identity'] }, [part])
  expect((await desk.perform([late], [part])).verdicts[0]?.rejection?.code).toBe('person.erased')
  expect(await partsIn(person)).toBe(0)
})

test('[W15] registration and erasure in one upload leave nothing', async () => {
  const both = await newDevice(server, 'county-a', ['clerk'])
  const person = testUuid('person of a moment')
  const { body, sealed } = registration(both, 'clerk', person)
  const { verdicts } = await both.perform([body, erasing(both, person)], sealed)
  expect(verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'accepted'])
  expect(await partsIn(person)).toBe(0)
})

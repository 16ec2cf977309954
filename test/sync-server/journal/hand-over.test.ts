import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UploadReply } from '../../../domain/protocol/upload.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { DAY } from '../../doubles/test-province.ts'
import { HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registration } from '../work.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
})
afterAll(() => server.close())

const countOf = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  Number((await server.database.pool.query(text, [...values])).rows[0].n)

/** A machine that a later generation of its device replaced, with entries that nobody else has. */
const openReplaced = async (name: string) => {
  const first = await newDevice(server, 'county-a', ['clerk'])
  await first.perform([registration(first, 'clerk', testUuid(`${name} kept`)).body])
  const people = [1, 2].map(n => testUuid(`${name} ${n}`))
  const runs = people.flatMap(person => first.append([registration(first, 'clerk', person).body]))
  const own = runs.flatMap(run => run.entries.map(({ body }) => body))
  const second = new HttpDevice(server, `${name} second life`)
  await second.register(await server.code('county-a', first.id))
  await second.openSession()
  await second.login('clerk')
  const handOver = (extra: object = {}) =>
    first.call<UploadReply>('/v1/journal', { body: { ...first.request(runs), handOver: true, ...extra } })
  return { first, second, runs, people, own, handOver }
}

test('[S22] [row 11] what a replaced machine hands over has no effect, and goes to review after 30 days', async () => {
  const { first, own, people, handOver } = await openReplaced('aside')
  const reply = await handOver()
  expect(reply).toMatchObject({ status: 200, body: { stop: 'superseded', head: { generation: 2, seq: 0 } } })
  expect(reply.body.verdicts.map(({ entry, lane }) => [entry, lane])).toEqual(own.map(({ id }) => [id, 'waiting']))
  expect((await handOver()).body.verdicts).toEqual(reply.body.verdicts)
  const ids = own.map(({ id }) => id)
  expect(await countOf('select count(*) as n from entry where id = any($1::uuid[])', [ids])).toBe(0)
  expect(await countOf('select count(*) as n from document where id = any($1)', [people])).toBe(0)

  server.shiftMs = 31 * DAY
  await first.openSession()
  await server.context.journal.expire(100)
  const decided = (await handOver()).body.verdicts
  server.shiftMs = 0
  expect(decided.map(({ lane, rejection }) => [lane, rejection?.code])).toEqual(
    own.map(() => ['review', 'entry.superseded'])
  )
  expect(await countOf('select count(*) as n from aside where entry = any($1::uuid[])', [ids])).toBe(0)
  const dispute = await server.database.pool.query('select body as content from document where id = $1', [
    decided[0]!.case
  ])
  expect(JSON.parse(dispute.rows[0].content)).toMatchObject({ counties: [county], code: 'entry.superseded' })
  expect(await countOf('select count(*) as n from document where id = any($1)', [people])).toBe(0)
})

test('[S22] [row 10] what the machine that goes on chains anew is decided as if nobody had handed it over', async () => {
  const { second, own, handOver } = await openReplaced('chained')
  await handOver()
  const chained = await second.perform([own[0]!])
  expect(chained.verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
  expect((await handOver()).body.verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'waiting'])
})

test('[S22] [row 26] nobody hands over for a generation or a device that the token is not of', async () => {
  const { first, second, runs, handOver } = await openReplaced('claims')
  expect((await handOver({ generation: 2 })).status).toBe(403)
  expect((await handOver({ deviceId: testUuid('somebody else') })).status).toBe(403)
  const own = { ...first.request(runs), generation: second.generation, handOver: true }
  const reply = await second.call<UploadReply>('/v1/journal', { body: own })
  expect(reply).toMatchObject({ status: 200, body: { stop: null, verdicts: [] } })
  expect(await countOf('select count(*) as n from aside where device_id = $1', [first.id])).toBe(0)
})

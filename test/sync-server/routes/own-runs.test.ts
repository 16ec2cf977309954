import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_BATCH } from '../../../domain/journal/entry.ts'
import type { OwnRuns } from '../../../domain/protocol/own-runs.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registration } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let other: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  other = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

const register = async (device: HttpDevice, names: readonly string[]) => {
  const made = names.map(name => registration(device, 'clerk', testUuid(name)))
  const reply = await device.perform(
    made.map(({ body }) => body),
    made.flatMap(({ sealed }) => sealed)
  )
  expect(reply.stop).toBeNull()
}

const ask = (by: HttpDevice, query: Record<string, string | number>) =>
  by.call<OwnRuns>(`/v1/journal?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`)

test('[S21] [row 25] a device is given back its runs as it signed them, from the one that holds a place', async () => {
  await register(desk, ['one', 'two'])
  await register(desk, ['three'])
  const whole = await ask(desk, { device: desk.id, generation: 1, from: 1 })
  expect(whole).toEqual({ status: 200, body: { runs: desk.runs, next: null } })
  const second = await ask(desk, { device: desk.id, generation: 1, from: 2 })
  expect(second.body.runs).toEqual(desk.runs)
  const third = await ask(desk, { device: desk.id, generation: 1, from: 3 })
  expect(third.body.runs).toEqual(desk.runs.slice(1))
  expect((await ask(desk, { device: desk.id, generation: 1, from: 4 })).body).toEqual({ runs: [], next: null })
  expect((await ask(desk, { device: desk.id, generation: 2, from: 1 })).body).toEqual({ runs: [], next: null })
})

test('[S21] [row 28] nobody is given the chain of another, nor without a session', async () => {
  await register(other, ['four'])
  expect((await ask(desk, { device: other.id, generation: 1, from: 1 })).status).toBe(403)
  const token = desk.token
  desk.token = ''
  expect((await ask(desk, { device: desk.id, generation: 1, from: 1 })).status).toBe(401)
  desk.token = token
})

test('[S21] [row 32] a page holds a batch at most, whole runs only, and says where the next begins', async () => {
  const names = Array.from({ length: 240 }, (_, n) => `many ${n}`)
  await register(other, names.slice(0, 120))
  await register(other, names.slice(120))
  const seen: number[] = []
  let from: number | null = 1
  while (from !== null) {
    const { body }: { readonly body: OwnRuns } = await ask(other, { device: other.id, generation: 1, from })
    const count = body.runs.reduce((sum, run) => sum + run.entries.length, 0)
    expect(count).toBeLessThanOrEqual(MAX_BATCH)
    seen.push(...body.runs.flatMap(run => run.entries.map(({ envelope }) => envelope.seq)))
    from = body.next
  }
  expect(seen).toEqual(Array.from({ length: 241 }, (_, n) => n + 1))
  for (const bad of [0, -1, 'x'])
    expect((await ask(desk, { device: desk.id, generation: 1, from: bad })).status).toBe(400)
})

test('[S21] runs of which no signature was kept are left out', async () => {
  const { pool } = server.database
  await pool.query('alter table run disable trigger all')
  await pool.query('delete from run where device_id = $1 and last_seq = 2', [desk.id])
  const { body } = await ask(desk, { device: desk.id, generation: 1, from: 1 })
  expect(body.runs).toEqual(desk.runs.slice(1))
})

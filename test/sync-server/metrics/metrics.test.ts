import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MetricsServer, openMetricsServer } from '../../../sync-server/metrics/metrics-server.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { intention, registration } from '../work.ts'

let server: TestServer
let metrics: MetricsServer
let desk: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  metrics = await openMetricsServer(server.context.registry, '127.0.0.1', 0)
})
afterAll(async () => {
  await metrics.close()
  await server.close()
})

const read = async (): Promise<string> => (await fetch(`${metrics.url}/metrics`)).text()
const figureOf = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${name} `))
      ?.split(' ')[1]
  )

describe('/metrics', () => {
  test('tells of verdicts by lane, batches, pulls, streams, the pool and the event loop', async () => {
    const before = await read()
    const person = testUuid('counted person')
    const { body, sealed } = registration(desk, 'clerk', person)
    const wish = intention(desk, 'clerk', person)
    await desk.perform([body, wish, { ...wish, id: testUuid('the same wish again') }], sealed)
    await desk.pullAll()
    const abort = new AbortController()
    const stream = await fetch(`${server.url}/v1/stream`, {
      headers: { authorization: `Bearer ${desk.token}` },
      signal: abort.signal
    })
    const after = await read()
    const rise = (name: string) => figureOf(after, name) - (figureOf(before, name) || 0)
    expect(stream.status).toBe(200)
    expect(rise('jinquan_entries_total{lane="accepted"}')).toBe(2)
    expect(rise('jinquan_entries_total{lane="rejected"}')).toBe(1)
    expect(rise('jinquan_batch_seconds_count')).toBe(1)
    expect(rise('jinquan_batch_entries_sum')).toBe(3)
    expect(rise('jinquan_pull_seconds_count')).toBeGreaterThan(0)
    expect(rise('jinquan_pull_bytes_total')).toBeGreaterThan(100)
    expect(rise('jinquan_streams_open')).toBe(1)
    expect(figureOf(after, 'jinquan_uploads_waiting')).toBe(0)
    expect(figureOf(after, 'jinquan_lane_entries{lane="waiting"}')).toBe(0)
    expect(figureOf(after, 'jinquan_pool_connections{use="asked"}')).toBe(0)
    expect(after).toContain('nodejs_eventloop_lag_p99_seconds')
    abort.abort()
    await expect.poll(async () => figureOf(await read(), 'jinquan_streams_open')).toBe(0)
  })

  test('names no device, operator or person, and answers nothing else', async () => {
    const text = await read()
    for (const name of [desk.id, 'clerk', testUuid('counted person'), 'county-a']) expect(text).not.toContain(name)
    expect((await fetch(`${metrics.url}/healthz`)).status).toBe(404)
    expect((await fetch(`${metrics.url}/metrics`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
  })
})

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROTOCOL } from '../../domain/protocol/version.ts'
import { type HttpDevice, newDevice } from '../sync-server/http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../sync-server/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
})
afterAll(() => server.close())

const dial = async (text: string): Promise<Socket> => {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.on('error', () => socket.destroy())
  socket.resume()
  socket.write(text)
  return socket
}

const endsWithin = async (socket: Socket, ms: number): Promise<boolean> => {
  if (socket.destroyed) return true
  return Promise.race([once(socket, 'close').then(() => true), pause(ms, false, { ref: false })])
}

/** The server's own limits are 10 and 30 s; Node's, which they must not be, a minute and five. */
const HEADLESS_END = 45_000
const BODILESS_END = 120_000

test('[row 33] two hundred peers that never finish a request: each slot is freed, and others are served meanwhile', async () => {
  const head = 'POST /v1/journal HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n'
  const headless = await Promise.all(Array.from({ length: 100 }, () => dial('POST /v1/jour')))
  const bodiless = await Promise.all(Array.from({ length: 100 }, () => dial(`${head}\r\n{"prot`)))
  for (let n = 0; n < 5; n++) expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  const freed = await Promise.all([
    ...headless.map(socket => endsWithin(socket, HEADLESS_END)),
    ...bodiless.map(socket => endsWithin(socket, BODILESS_END))
  ])
  expect(freed.filter(isFreed => !isFreed)).toEqual([])
})

const DEVICES = 3600
const REGISTERED = 12
const LONGEST_DRAIN = 120_000

/** One reconnecting desk: comes, is sent away for a while or served, as often as it takes. */
const reconnect = async (device: HttpDevice): Promise<readonly number[]> => {
  const body = { protocol: PROTOCOL, deviceId: device.id, generation: 1, epoch: null, runs: [], sealed: [] }
  const statuses: number[] = []
  for (;;) {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${device.token}` },
      body: JSON.stringify(body)
    }
    // A connection that the system refused among thousands is tried again, like any other line that is down.
    const reply = await fetch(`${server.url}/v1/journal`, init).catch(() => null)
    if (reply === null) {
      await pause(1000 * (0.5 + Math.random()))
      continue
    }
    await reply.arrayBuffer()
    statuses.push(reply.status)
    if (reply.status === 200) return statuses
    const seconds = Number(reply.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    await pause(seconds * 1000 * (0.5 + Math.random()))
  }
}

test('[row 34] 3,600 desks come back at once: all are served, those too many are told when to come, memory is bounded', async () => {
  const devices: HttpDevice[] = []
  for (let n = 0; n < REGISTERED; n++) devices.push(await newDevice(server, 'county-a'))
  const before = process.memoryUsage().rss
  const began = performance.now()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  const all = await Promise.all(
    Array.from({ length: DEVICES }, (_, n) => reconnect(devices[n % REGISTERED] as HttpDevice))
  ).finally(() => clearInterval(watch))
  expect(all.every(statuses => statuses.at(-1) === 200)).toBe(true)
  expect(all.flat().filter(status => status !== 200 && status !== 503)).toEqual([])
  expect(performance.now() - began).toBeLessThan(LONGEST_DRAIN)
  // The clients of this test live in the same process: their share is in here too.
  expect(most - before).toBeLessThan(512 * 1024 * 1024)
})

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hint, hintSchema } from '../../../domain/protocol/session.ts'
import { createEventReader } from '../../../src-main/net/event-stream.ts'
import { openHintHub } from '../../../sync-server/feed/hint-hub.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, otherCounty, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let other: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  other = await newDevice(server, 'county-b', ['clerk-b'])
})
afterAll(() => server.close())

const listen = async (device: HttpDevice, path = '/v1/stream') => {
  const abort = new AbortController()
  const reply = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${device.token}` },
    signal: abort.signal
  })
  expect(reply.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const hints: Hint[] = []
  const events: string[] = []
  const read = async () => {
    const next = createEventReader()
    for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
      for (const { event, data } of next(chunk)) {
        events.push(event)
        if (event === 'hint') hints.push(hintSchema.parse(JSON.parse(data)))
      }
    }
  }
  void read().catch(() => undefined)
  return { hints, events, stop: () => abort.abort() }
}

test('a hint says that a scope has come further, as far as a pull then finds', async () => {
  const { hints, stop } = await listen(desk)
  await registerMany(desk, 'clerk', ['hinted'])
  await expect.poll(() => hints.map(({ scope }) => scope).sort()).toEqual([`county:${county}`, `device:${desk.id}`])
  const { end } = await desk.pull()
  for (const { scope, seq } of hints) expect(end.checkpoint[scope]).toBe(seq)
  stop()
})

test('[row 28] a county hears nothing of another', async () => {
  const { hints, stop } = await listen(desk)
  await registerMany(other, 'clerk-b', ['elsewhere'], otherCounty)
  await registerMany(desk, 'clerk', ['here'])
  await expect.poll(() => hints.length).toBe(2)
  expect(hints.some(({ scope }) => scope.includes(otherCounty) || scope.includes(other.id))).toBe(false)
  stop()
})

test('a hint reaches the devices of other processes', async () => {
  const { database } = server
  const elsewhere = await openHintHub(database.url, database.pool, () => undefined)
  const heard: Hint[] = []
  elsewhere.subscribe([`county:${county}`], hint => heard.push(hint))
  await registerMany(desk, 'clerk', ['for all processes'])
  const { end } = await desk.pull()
  // What was told just before may still be on its way there.
  await expect.poll(() => heard.at(-1)?.seq).toBe(end.checkpoint[`county:${county}`])
  await elsewhere.close()
})

test('a database that was away is listened to again by one connection, however often that failed', async () => {
  const { database } = server
  const real = new URL(database.url)
  const open = new Set<Socket>()
  let isAway = false
  let refused = 0
  const line = createServer(socket => {
    if (isAway) {
      refused += 1
      socket.destroy()
      return
    }
    const far = connect(Number(real.port), real.hostname)
    for (const [one, other] of [[socket, far] as const, [far, socket] as const]) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await once(line.listen(0, '127.0.0.1'), 'listening')
  const detour = new URL(database.url)
  detour.port = String((line.address() as AddressInfo).port)
  const hub = await openHintHub(detour.href, database.pool, () => undefined)
  expect(open.size).toBe(1)

  isAway = true
  for (const socket of open) socket.destroy()
  await expect.poll(() => refused).toBeGreaterThan(4)
  isAway = false
  await expect.poll(() => open.size).toBe(1)
  // Long enough for every other try that might be on its way.
  await pause(3000)
  expect(open.size).toBe(1)
  const heard: Hint[] = []
  hub.subscribeAll(hint => heard.push(hint))
  await registerMany(desk, 'clerk', ['heard again'])
  await expect.poll(() => heard.map(({ scope }) => scope)).toContain(`county:${county}`)
  await hub.close()
  expect(await new Promise(resolve => line.close(() => resolve(open.size)))).toBe(0)
})

test('statistics say when they moved', async () => {
  const { events, stop } = await listen(desk, '/v1/statistics/stream')
  await registerMany(desk, 'clerk', ['counted'])
  await expect.poll(() => events).toContain('moved')
  const { body } = await desk.call<{ counties: { region: string; figures: Record<string, number> }[] }>(
    '/v1/statistics'
  )
  const here = body.counties.find(({ region }) => region === county)
  expect(here?.figures['person.registered']).toBeGreaterThan(0)
  stop()
})

const streamsOpen = async (): Promise<number | undefined> =>
  (await server.context.registry.getSingleMetric('jinquan_streams_open')?.get())?.values[0]?.value

test('[row 33] a reader that does not read is dropped at 64 KB', async () => {
  const { hub } = server.context
  await expect.poll(streamsOpen).toBe(0)
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(`GET /v1/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${desk.token}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  expect(await streamsOpen()).toBe(1)
  const closed = once(socket, 'close')
  // More than both ends' sockets hold, and not without end: a reader that is kept would fill the memory of this test.
  for (let seq = 1_000_000; seq < 1_500_000 && (await streamsOpen()) !== 0; seq += 4000) {
    for (let n = 0; n < 4000; n++) hub.publish([{ scope: 'global', seq: seq + n }])
  }
  await expect.poll(streamsOpen).toBe(0)
  socket.resume()
  await closed
  expect(socket.destroyed).toBe(true)
})

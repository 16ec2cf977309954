import { Counter } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sameEpoch } from '../../../domain/protocol/epoch.ts'
import { epochOfSnapshot, raiseEpoch } from '../../../sync-server/auth/epoch.ts'
import { createPageReader, type PageReaderPorts } from '../../../sync-server/feed/page-reader.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'
import { type Pair, startPair } from './standby.ts'

let pair: Pair
let server: TestServer
let desk: HttpDevice
beforeAll(async () => {
  pair = await startPair()
  server = await startTestServer(async () => pair.database)
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

const scope = `county:${county}`

/** Pages of the server's pulls so far, by the database they were read from. */
const pagesFrom = async (source: 'primary' | 'standby'): Promise<number> => {
  const counter = server.context.registry.getSingleMetric('jinquan_pages_total')
  if (!(counter instanceof Counter)) throw new Error('no such counter')
  return (await counter.get()).values.find(({ labels }) => labels.source === source)?.value ?? 0
}

/** What a pull of everything brought, and from where. */
const pull = async (): Promise<{ readonly held: ReadonlyMap<string, unknown>; readonly fromStandby: boolean }> => {
  const [primary, standby] = [await pagesFrom('primary'), await pagesFrom('standby')]
  const held = await desk.pullAll()
  return { held, fromStandby: (await pagesFrom('standby')) > standby && (await pagesFrom('primary')) === primary }
}
const readsFromStandby = () =>
  expect.poll(async () => (await pull()).fromStandby, { timeout: 30_000, interval: 200 }).toBe(true)

/** One reader on both databases whose clock stands: only what is not a matter of time can send it to the primary. */
const readerWith = (ports: Partial<PageReaderPorts>) => {
  const sources: string[] = []
  const read = createPageReader({
    ...pair.database,
    open: () => Buffer.alloc(0),
    isOurHistory: async () => true,
    reached: () => 0,
    elapsed: () => 0,
    onPage: source => sources.push(source),
    onStandbyLost: error => sources.push(String(error)),
    ...ports
  })
  return {
    sources,
    read: (from = {}) =>
      read({ deviceId: desk.id, scopes: [scope], parts: [] }, { from, limit: 1000, count: false }).then(page => ({
        place: page.checkpoint[scope] ?? 0,
        source: sources.at(-1)
      }))
  }
}

/** The primary may have written since the standby was last asked: each reader waits for what it saw there itself. */
const readsThere = ({ read }: ReturnType<typeof readerWith>) =>
  expect.poll(async () => (await read()).source, { timeout: 30_000 }).toBe('standby')

const pause = () => pair.onStandby('select pg_wal_replay_pause()')
const resume = () => pair.onStandby('select pg_wal_replay_resume()')

describe('pulls where a standby streams from the primary', () => {
  test('are read from the standby once it has caught up, and bring the same', async () => {
    const [person] = await registerMany(desk, 'clerk', ['before the standby'])
    const { held } = await pull()
    expect(held.has(`person/${person}`)).toBe(true)
    await readsFromStandby()
    expect((await pull()).held).toEqual(held)
  })

  test('are read from the primary while the standby lags: of any process, with or without a checkpoint', async () => {
    await readsFromStandby()
    await pause()
    const [person] = await registerMany(desk, 'clerk', ['while it lags'])
    const here = await pull()
    expect([here.fromStandby, here.held.has(`person/${person}`)]).toEqual([false, true])
    await server.restart()
    const elsewhere = await pull()
    expect([elsewhere.fromStandby, elsewhere.held.has(`person/${person}`)]).toEqual([false, true])
    await resume()
    await readsFromStandby()
    expect((await pull()).held.has(`person/${person}`)).toBe(true)
  })

  test('never go back behind what the client holds, nor behind what a hint promised', async () => {
    await readsFromStandby()
    const blind = readerWith({})
    await readsThere(blind)
    const { place: before } = await blind.read()
    await pause()
    await registerMany(desk, 'clerk', ['told of by a hint'])
    const now = before + 1
    expect(await blind.read()).toEqual({ place: before, source: 'standby' })
    expect(await blind.read({ [scope]: now })).toEqual({ place: now, source: 'primary' })
    expect(await readerWith({ reached: () => now }).read()).toEqual({ place: now, source: 'primary' })
    await resume()
  })

  test('are read from the primary where the standby still lives in another epoch', async () => {
    await readsFromStandby()
    const { pool } = pair.database
    const epochs = { inForce: server.context.epoch }
    const strict = readerWith({
      isOurHistory: async client => sameEpoch((await epochOfSnapshot(client)) ?? { n: 0, random: '' }, epochs.inForce)
    })
    await readsThere(strict)
    await pause()
    epochs.inForce = await raiseEpoch(pool, 'restored', Date.now())
    await server.restart()
    expect((await strict.read()).source).toBe('primary')
    expect((await desk.pull()).end.epoch).toEqual(epochs.inForce)
    await resume()
    await readsThere(strict)
  })

  test('are read from the primary once the standby was promoted, and when it is away', async () => {
    const { held } = await pull()
    await readsFromStandby()
    await pair.onStandby('select pg_promote()')
    expect(await pull()).toEqual({ held, fromStandby: false })
    await pair.stopStandby()
    expect(await pull()).toEqual({ held, fromStandby: false })
    expect((await readerWith({}).read()).source).toBe('primary')
  })
})

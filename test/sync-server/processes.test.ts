import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../domain/journal/entry.ts'
import type { UploadReply } from '../../domain/protocol/upload.ts'
import { testUuid } from '../doubles/test-device.ts'
import { type HttpDevice, newDevice } from './http-device.ts'
import { type ServerProcess, startServerProcess, stopServerProcess } from './server-process.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { foundPlaces, startTestServer, type TestServer } from './test-server.ts'
import { intention, registerMany, registration } from './work.ts'

/** Founded in this process; the processes under test share its database and data folder. */
let server: TestServer
let desk: HttpDevice
const processes: ServerProcess[] = []
const start = async (): Promise<ServerProcess> => {
  const started = await startServerProcess(server.database.url, server.folder)
  processes.push(started)
  return started
}
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
})
afterEach(async () => {
  for (const one of processes.splice(0)) await stopServerProcess(one)
})
afterAll(() => server.close())

/** A process that has just started on a busy machine may send requests away for a while. */
const patiently = async (ask: () => Promise<Response>): Promise<Response> => {
  let reply = await ask()
  for (let tries = 0; reply.status === 503 && tries < 100; tries++) {
    await pause(200)
    reply = await ask()
  }
  expect(reply.status).toBe(200)
  return reply
}

const uploadTo = async ({ url }: Pick<ServerProcess, 'url'>, runs: readonly Run[]): Promise<UploadReply> => {
  const reply = await patiently(() =>
    fetch(`${url}/v1/journal`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(desk.request(runs))
    })
  )
  return (await reply.json()) as UploadReply
}

/** What one registration leaves, whole or not at all, in one snapshot. */
const tracesOf = async (person: string, entry: string): Promise<unknown> => {
  const { rows } = await server.database.pool.query(
    `select (select count(*)::int from entry where id = $2::uuid) as entries,
            (select count(*)::int from place where entry = $2::uuid) as places,
            (select count(*)::int from document where id = $1) as documents,
            (select count(*)::int from feed where id = $1 and scope like 'county:%') as feed`,
    [person, entry]
  )
  return rows[0]
}
const whole = { entries: 1, places: 1, documents: 1, feed: 1 }
const nothing = { entries: 0, places: 0, documents: 0, feed: 0 }

/** Holds what a statement locks until the test lets go, and knows when somebody stands in front of it. */
const hold = async (statement: string): Promise<{ readonly release: () => Promise<void> }> => {
  const client: pg.PoolClient = await server.database.pool.connect()
  await client.query('begin')
  await client.query(statement)
  return {
    release: async () => {
      await client.query('rollback')
      client.release()
    }
  }
}

const standing = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
const someoneStands = () =>
  expect.poll(async () => (await server.database.pool.query(standing)).rowCount, { timeout: 30_000 }).toBe(1)
/** A backend whose process was killed ends by itself, after what it was in the middle of. */
const nobodyStands = () =>
  expect.poll(async () => (await server.database.pool.query(standing)).rowCount, { timeout: 30_000 }).toBe(0)

describe('several server processes on one database', () => {
  test('[row 2] a batch retried at another process has one effect and the same answer', async () => {
    const [one, other] = await Promise.all([start(), start()])
    const person = testUuid('retried elsewhere')
    const entry = registration(desk, 'clerk', person).body
    const runs = desk.append([entry])
    const first = await uploadTo(one, runs)
    const again = await uploadTo(other, runs)
    expect(first.verdicts[0]?.lane).toBe('accepted')
    expect(again.verdicts).toEqual(first.verdicts)
    expect(again.head).toEqual(first.head)
    expect(await tracesOf(person, entry.id)).toEqual(whole)
  })

  test('[row 2] the same batch at both in the same moment counts once', async () => {
    const [one, other] = await Promise.all([start(), start()])
    const person = testUuid('twice at once')
    const entry = registration(desk, 'clerk', person).body
    const runs = desk.append([entry])
    const replies = await Promise.all([one, other, one, other].map(each => uploadTo(each, runs)))
    for (const reply of replies) expect(reply.verdicts).toEqual(replies[0]?.verdicts)
    expect(await tracesOf(person, entry.id)).toEqual(whole)
  })

  test('[row 7] killed while it decides, a process leaves nothing; another takes the batch', async () => {
    const [one, other] = await Promise.all([start(), start()])
    const [known] = await registerMany(desk, 'clerk', ['locked meanwhile'])
    const person = testUuid('cut while deciding')
    const entry = registration(desk, 'clerk', person).body
    const runs = desk.append([entry, intention(desk, 'clerk', known!)])
    const lock = await hold(`select 1 from document where id = '${known}' for update`)
    const lost = uploadTo(one, runs).catch(() => 'lost')
    await someoneStands()
    one.child.kill('SIGKILL')
    await lock.release()
    expect(await lost).toBe('lost')
    await nobodyStands()
    expect(await tracesOf(person, entry.id)).toEqual(nothing)
    expect((await uploadTo(other, runs)).verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'accepted'])
    expect(await tracesOf(person, entry.id)).toEqual(whole)
  })

  test('[row 8] killed while it writes, all of the batch stands or nothing; a retry elsewhere gets the verdict', async () => {
    const [one, other] = await Promise.all([start(), start()])
    const person = testUuid('cut while writing')
    const entry = registration(desk, 'clerk', person).body
    const runs = desk.append([entry])
    const lock = await hold('lock table scope_counter in exclusive mode')
    const lost = uploadTo(one, runs).catch(() => 'lost')
    await someoneStands()
    one.child.kill('SIGKILL')
    await lock.release()
    expect(await lost).toBe('lost')
    await nobodyStands()
    expect([whole, nothing]).toContainEqual(await tracesOf(person, entry.id))
    expect((await uploadTo(other, runs)).verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
    expect(await tracesOf(person, entry.id)).toEqual(whole)
  })

  test('a hint crosses from the process that decided to the one that a device listens at', async () => {
    const [one, other] = await Promise.all([start(), start()])
    const abort = new AbortController()
    const headers = { authorization: `Bearer ${desk.token}` }
    const stream = await patiently(() => fetch(`${other.url}/v1/stream`, { headers, signal: abort.signal }))
    const heard: string[] = []
    const decoder = new TextDecoder()
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard.push(decoder.decode(chunk, { stream: true }))
    })().catch(() => undefined)
    await uploadTo(one, desk.append([registration(desk, 'clerk', testUuid('hinted')).body]))
    await expect.poll(() => heard.join(''), { timeout: 30_000 }).toContain('"scope":"county:')
    abort.abort()
    await reading
  })
})

describe('processes that start at once on an empty database', () => {
  let empty: TestDatabase
  let folder: string
  beforeAll(async () => {
    empty = await createTestDatabase('empty')
    folder = await mkdtemp(join(tmpdir(), 'jinquan-race-'))
  })
  afterAll(async () => {
    await empty.drop()
    await rm(folder, { recursive: true, force: true })
  })

  test('apply each migration once, and are one server', async () => {
    const started = await Promise.all([1, 2, 3].map(() => startServerProcess(empty.url, folder)))
    processes.push(...started)
    for (const { url } of started) {
      await expect.poll(async () => (await fetch(`${url}/healthz`)).status, { timeout: 30_000 }).toBe(200)
    }
    const { rows } = await empty.pool.query(
      `select (select count(*)::int from schema_migration) = (select max(number) from schema_migration) as once,
              (select count(*)::int from server) as servers, (select count(*)::int from epoch) as epochs,
              (select count(*)::int from server_key where purpose = 'sign') as keys`
    )
    expect(rows).toEqual([{ once: true, servers: 1, epochs: 1, keys: 1 }])
    for (const one of processes.splice(0)) await stopServerProcess(one)
  })
})

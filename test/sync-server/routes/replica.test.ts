import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentSchemas } from '../../../domain/documents.ts'
import { documentLineSchema, endLineSchema } from '../../../domain/protocol/pull.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { intention, registerMany, registration } from '../work.ts'

let server: TestServer
let desk: HttpDevice

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

/** The body as it comes over the line: fetch would decode it. */
const raw = (encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const from = encodeURIComponent(JSON.stringify({ protocol: 1, epoch: null, checkpoint: {}, limit: 100 }))
    const headers = { authorization: `Bearer ${desk.token}`, 'accept-encoding': encoding }
    get(`${server.url}/v1/replica?from=${from}&limit=100`, { headers }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => resolve({ encoding: reply.headers['content-encoding'], body: Buffer.concat(chunks) }))
    }).on('error', reject)
  })

describe('a pull', () => {
  test('brings every document of the scopes with its version, and ends with checkpoint, scopes and epoch', async () => {
    const page = await desk.pull()
    expect(page.end.scopes).toEqual([`county:${county}`, `device:${desk.id}`, 'global'])
    expect(page.end.epoch).toEqual(server.context.epoch)
    expect(page.end.more).toBe(false)
    expect(endLineSchema.safeParse({ end: page.end }).success).toBe(true)
    const collections = new Set(page.documents.map(({ collection }) => collection))
    expect(collections).toEqual(new Set(['directory', 'policy', 'plan', 'batch']))
    for (const line of page.documents) {
      expect(documentLineSchema.safeParse(line).success).toBe(true)
      expect(documentSchemas[line.collection].safeParse(line.document).success, line.collection).toBe(true)
    }
  })

  test('[row 19] of a replica that has seen more than the database holds is reported: it was put back unannounced', async () => {
    const { epoch } = server.context
    const healthz = async () => (await fetch(`${server.url}/healthz`)).json()
    const { checkpoint } = (await desk.pull()).end
    await desk.pull(checkpoint, 10, { epoch })
    expect(await healthz()).toEqual({ status: 'ok', lacking: 0, ahead: 0 })
    const later = { ...checkpoint, global: (checkpoint.global ?? 0) + 1 }
    await desk.pull(later, 10, { epoch: { ...epoch, n: epoch.n + 1 } })
    expect(await healthz()).toMatchObject({ ahead: 0 })
    for (let n = 0; n < 2; n++) await desk.pull(later, 10, { epoch })
    expect(await healthz()).toEqual({ status: 'ok', lacking: 0, ahead: 1 })
    expect((await desk.call('/v1/statistics')).body).toMatchObject({ shortfall: { lacking: 0, ahead: 1 } })
  })

  test('tells how much is left where it is asked, from anywhere', async () => {
    const held = (await desk.pullAll()).size
    expect((await desk.pull({}, 3)).end.left).toBeUndefined()
    const first = await desk.pull({}, 3, { count: true })
    expect(first.end.left).toBe(held)
    expect((await desk.pull(first.end.checkpoint, 3, { count: true })).end.left).toBe(held - first.documents.length)
  })

  test('goes on where the last one ended, in pages of any size, and brings nothing twice', async () => {
    const people = await registerMany(desk, 'clerk', ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'])
    const small = await desk.pullAll(3)
    const whole = await desk.pullAll(5000)
    expect(small).toEqual(whole)
    expect(people.every(person => whole.has(`person/${person}`))).toBe(true)
    const { end } = await desk.pull()
    const again = await desk.pull(end.checkpoint)
    expect(again.documents).toEqual([])
    expect(again.end.verdicts).toEqual([])
    expect(again.end.checkpoint).toEqual(end.checkpoint)
  })

  test('brings what changed since, once, at its newest version', async () => {
    const [person] = await registerMany(desk, 'clerk', ['changed'])
    const { end } = await desk.pull()
    await desk.perform([intention(desk, 'clerk', person!), intention(desk, 'clerk', person!, '4-10-01-05')])
    const next = await desk.pull(end.checkpoint)
    expect(next.documents.map(({ collection, version }) => [collection, version])).toEqual([['person', 3]])
    expect(next.end.verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'accepted'])
  })

  test('[row 39] carries the verdicts of this device only, in one snapshot with their effects', async () => {
    const other = await newDevice(server, 'county-a', ['clerk'])
    const before = await desk.pull()
    await registerMany(other, 'clerk', ['of another device'])
    const person = testUuid('person of this device')
    const { verdicts } = await desk.perform([registration(desk, 'clerk', person).body])
    const page = await desk.pull(before.end.checkpoint)
    expect(page.end.verdicts).toEqual(verdicts)
    expect(page.documents.map(({ document }) => document.id)).toContain(person)
    expect(page.end.checkpoint[`device:${desk.id}`]).toBe(verdicts[0]?.seq)
  })

  test('[L7] [row 39] in pages never carries a verdict before the documents it changed', async () => {
    const { end } = await desk.pull()
    const people = await registerMany(desk, 'clerk', ['l7 a', 'l7 b', 'l7 c', 'l7 d'])
    const held = new Set<string>()
    for (let checkpoint = end.checkpoint, more = true; more; ) {
      const page = await desk.pull(checkpoint, 2)
      for (const { document } of page.documents) held.add(document.id)
      if (page.end.verdicts.length > 0) expect(people.every(person => held.has(person))).toBe(true)
      checkpoint = page.end.checkpoint
      more = page.end.more
    }
    expect(people.every(person => held.has(person))).toBe(true)
  })

  test('is compressed by brotli, else by gzip, and says the same', async () => {
    const plain = await raw('identity')
    const [br, zipped] = [await raw('gzip, br'), await raw('gzip')]
    expect([plain.encoding, br.encoding, zipped.encoding]).toEqual([undefined, 'br', 'gzip'])
    const lines = (body: Buffer) => body.toString().split('\n').slice(0, -2)
    expect(lines(brotliDecompressSync(br.body))).toEqual(lines(plain.body))
    expect(lines(gunzipSync(zipped.body))).toEqual(lines(plain.body))
  })

  test('[row 18] of another history brings no documents but the new epoch', async () => {
    const page = await desk.pull({ global: 3 }, 100, { epoch: { n: 1, random: 'before the restore' } })
    expect(page.documents).toEqual([])
    expect(page.end.epoch).toEqual(server.context.epoch)
    expect(page.end.from).toEqual({ global: 3 })
  })

  test.each(['', 'from=', 'from=x', `from=${encodeURIComponent('{"protocol":1}')}`])(
    'asked for by "%s" is refused',
    async query => {
      expect((await desk.call(`/v1/replica?${query}`)).status).toBe(400)
    }
  )
})

describe('sealed parts', () => {
  test('reach the county in clear, and no entry, document or other table holds them in clear', async () => {
    const person = testUuid('sealed person')
    const { body, sealed } = registration(desk, 'clerk', person)
    await desk.perform([body], sealed)
    const line = (await desk.pullAll()).get(`person/${person}`)
    expect(line?.parts).toEqual({
      identity: { name: '样例张三', idNumber: '00000019900501001X' },
      contact: { phone: '10000000001' }
    })
    const { rows } = await server.database.pool.query<{ t: string }>(
      `select string_agg(x, '') as t from (select body || facts as x from entry union all select body from document
        union all select encode(box, 'escape') from sealed) all_text`
    )
    expect(rows[0]?.t).not.toMatch(/张三|19900501001X|10000000001/)
  })

  test('that are not what the digest says are not kept', async () => {
    const person = testUuid('altered person')
    const { body, sealed } = registration(desk, 'clerk', person)
    const altered = sealed.map(({ ciphertext, ...part }) => ({
      ...part,
      ciphertext: `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`
    }))
    expect((await desk.perform([body], altered)).verdicts[0]?.lane).toBe('accepted')
    expect((await desk.pullAll()).get(`person/${person}`)).not.toHaveProperty('parts')
  })

  test('[row 28] a centre gets the identity and nothing else', async () => {
    const centre = await newDevice(server, 'centre-a', ['trainer'])
    const person = testUuid('sealed person')
    expect((await centre.pullAll()).has(`person/${person}`)).toBe(false)
    await server.database.pool.query(
      `with moved as (update document set scopes = scopes || array['centre:centre-a'] where id = $1 returning id),
         counter as (insert into scope_counter values ('centre:centre-a', 1) on conflict (scope) do update set seq = scope_counter.seq + 1 returning seq)
       insert into feed select 'centre:centre-a', 'person', id, seq, null from moved, counter`,
      [person]
    )
    expect((await centre.pullAll()).get(`person/${person}`)?.parts).toEqual({
      identity: { name: '样例张三', idNumber: '00000019900501001X' }
    })
  })
})

describe('a document that leaves the scope of a device', () => {
  test('[row 29] is told as gone', async () => {
    const centre = await newDevice(server, 'centre-b', ['trainer-b'])
    const person = testUuid('person who moves away')
    await desk.perform([registration(desk, 'clerk', person).body])
    const before = await centre.pull()
    await server.database.pool.query(
      `with counter as (insert into scope_counter values ('centre:centre-b', 1) on conflict (scope) do update set seq = scope_counter.seq + 1 returning seq)
       insert into feed select 'centre:centre-b', 'person', $1, seq, 1 from counter`,
      [person]
    )
    const page = await centre.pull(before.end.checkpoint)
    expect(page.documents).toEqual([])
    expect(page.gone).toEqual([{ collection: 'person', gone: person }])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testUuid } from '../../doubles/test-device.ts'
import { HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, otherCounty, password, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany, registration } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let neighbour: HttpDevice
let centre: HttpDevice
let city: HttpDevice
let province: HttpDevice

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  neighbour = await newDevice(server, 'county-b', ['clerk-b'])
  centre = await newDevice(server, 'centre-a', ['trainer'])
  city = await newDevice(server, 'city-a', ['city'])
  province = await newDevice(server, 'province-a', ['province'])
  await registerMany(desk, 'clerk', ['of county a'])
  await registerMany(neighbour, 'clerk-b', ['of county b'], otherCounty)
})
afterAll(() => server.close())

const protectedRoutes = [
  ['GET', '/v1/replica?from=%7B%7D'],
  ['GET', '/v1/stream'],
  ['GET', '/v1/journal?device=x&generation=1&from=1'],
  ['POST', '/v1/evidence'],
  ['POST', '/v1/journal'],
  ['POST', '/v1/leases'],
  ['POST', '/v1/disclosures'],
  ['GET', '/v1/disclosures?reader=x'],
  ['POST', '/v1/attachments'],
  ['POST', '/v1/attachments/show'],
  ['POST', '/v1/operator/login'],
  ['POST', '/v1/operator/password'],
  ['POST', '/v1/operator/first-password'],
  ['POST', '/v1/registration-codes'],
  ['POST', '/v1/courier/upload'],
  ['POST', '/v1/courier/answer']
] as const

const line = { text: '{}', signature: 'A'.repeat(86) }
const order = { id: testUuid('o'), serverId: 'sx', device: 'x', operator: 'clerk', at: 1 }
const validBody: Readonly<Record<string, unknown>> = {
  '/v1/journal': { protocol: 1, deviceId: 'x', generation: 1, epoch: null, runs: [], sealed: [] },
  '/v1/evidence': { label: '示例设备', certificates: [], keys: [], leases: [] },
  '/v1/courier/upload': { header: line, place: 2, line },
  '/v1/courier/answer': { header: line, state: line, after: null },
  '/v1/leases': { batch: `batch-${county}`, count: 1 },
  '/v1/disclosures': {
    disclosures: [{ id: testUuid('d'), person: 'p', operator: 'clerk', part: 'identity', reason: '核对', at: 1 }]
  },
  '/v1/attachments': {
    ...{ claim: 'c', digest: 'a'.repeat(64), keyId: 'k', ephemeral: 'AA', iv: 'AA', at: 0, piece: 'AA' }
  },
  '/v1/attachments/show': {
    ...{ claim: 'c', digest: 'a'.repeat(64), record: testUuid('r'), operator: 'clerk', reason: '核对', at: 1 }
  },
  '/v1/operator/password': { login: 'clerk', old: 'x', fresh: 'another-password' },
  '/v1/operator/first-password': { order: { ...order, code: 'first-password', subject: 'clerk' }, signature: 'AA' },
  '/v1/registration-codes': { order: { ...order, code: 'registration-code', subject: 'county-a' }, signature: 'AA' },
  '/v1/operator/login': { login: 'clerk', password: 'x', suite: 'ed25519', publicKey: 'AA' }
}

describe('without a right', () => {
  test.each(protectedRoutes)('%s %s answers 401 and nothing else', async (method, path) => {
    for (const token of ['', 'x'.repeat(40), `${desk.token.slice(0, -4)}AAAA`]) {
      const nobody = new HttpDevice(server, 'nobody')
      const body = validBody[path]
      const reply = await nobody.call<Record<string, unknown>>(path, { method, token, ...(body ? { body } : {}) })
      expect(reply.status).toBe(401)
      expect(Object.keys(reply.body).sort()).toEqual(['code', 'message'])
    }
  })

  test('a token ends with its time', async () => {
    const brief = await newDevice(server, 'county-a')
    server.shiftMs = 16 * 60_000
    const reply = await brief.call('/v1/leases', { body: validBody['/v1/leases'] })
    server.shiftMs = 0
    expect(reply.status).toBe(401)
  })

  test('every route of the protocol is in this matrix or open on purpose', () => {
    const open = [
      '/healthz',
      '/openapi.json',
      '/v1/time',
      '/v1/register',
      '/v1/session',
      '/v1/session/challenge',
      '/v1/courier/login',
      '/v1/statistics',
      '/v1/statistics/stream'
    ]
    const known = new Set([...open, ...protectedRoutes.map(([, path]) => path.split('?')[0])])
    const routes = Object.keys(
      (server.app as unknown as { swagger: () => { paths: Record<string, unknown> } }).swagger().paths
    )
    expect(routes.filter(route => !known.has(route))).toEqual([])
  })
})

test('[J10] [row 20] who speaks too old a protocol is told to upgrade before the request is looked at', async () => {
  const old = { protocol: 0, shape: 'of another time' }
  const from = new URLSearchParams({ from: JSON.stringify(old) })
  const replies = [
    await desk.call('/v1/journal', { body: old }),
    await desk.call('/v1/register', { body: old }),
    await desk.call(`/v1/replica?${from}`)
  ]
  expect(replies.map(({ status }) => status)).toEqual([426, 426, 426])
  expect(replies[0]?.body).toMatchObject({ code: 'request.upgrade' })
})

describe('[row 28] what each role sees', () => {
  const sees = async (device: HttpDevice) => {
    const held = await device.pullAll()
    const of = (collection: string) => [...held.keys()].filter(key => key.startsWith(`${collection}/`))
    return {
      people: of('person').length,
      batches: of('batch')
        .map(key => key.slice('batch/'.length))
        .sort(),
      directory: of('directory').length
    }
  }

  test('county: its own people, plans and batches', async () => {
    expect(await sees(desk)).toMatchObject({ people: 1, batches: [`batch-${county}`] })
    expect(await sees(neighbour)).toMatchObject({ people: 1, batches: [`batch-${otherCounty}`] })
  })

  test('centre: nobody before a voucher or an enrolment leads there', async () => {
    expect(await sees(centre)).toMatchObject({ people: 0, batches: [] })
  })

  test('city and province: plans and batches of all their counties, no people', async () => {
    const all = [`batch-${otherCounty}`, `batch-${county}`].sort()
    expect(await sees(city)).toMatchObject({ people: 0, batches: all })
    expect(await sees(province)).toMatchObject({ people: 0, batches: all })
  })

  test('scopes named in a request change nothing', async () => {
    const page = await neighbour.pull({ [`county:${county}`]: 0, province: 0 })
    expect(page.end.scopes).toEqual([`county:${otherCounty}`, `device:${neighbour.id}`, 'global'])
    expect(page.documents.some(({ document }) => document.id === testUuid('person of county a'))).toBe(false)
  })
})

describe('[row 28] foreign ids', () => {
  test('a lease of another county is as if its batch did not exist; centres, city and province get none', async () => {
    const statuses = []
    for (const device of [neighbour, centre, city, province])
      statuses.push((await device.lease(`batch-${county}`, 1)).status)
    expect(statuses).toEqual([404, 404, 404, 404])
    expect((await neighbour.lease('batch-nowhere', 1)).status).toBe(404)
    expect((await desk.lease(`batch-${county}`, 1)).status).toBe(200)
  })

  test('the journal of another device is not taken', async () => {
    desk.append([registration(desk, 'clerk', testUuid('stolen')).body])
    const reply = await neighbour.call('/v1/journal', { body: desk.request() })
    expect(reply.status).toBe(403)
    expect((await desk.upload()).status).toBe(200)
  })

  test('[row 26] an entry about another county is rejected, and says nothing of what it was about', async () => {
    const { verdicts } = await neighbour.perform([registration(neighbour, 'clerk-b', testUuid('foreign'), county).body])
    expect(verdicts[0]).toMatchObject({ lane: 'rejected', rejection: { code: 'author.outside-place' } })
    const centreTry = await centre.perform([registration(centre, 'trainer', testUuid('foreign 2')).body])
    expect(centreTry.verdicts[0]).toMatchObject({ lane: 'rejected', rejection: { code: 'author.not-allowed' } })
  })

  test('[row 40] an operator of another place cannot log in here, nor act here', async () => {
    expect((await neighbour.login('clerk')).status).toBe(403)
    const { verdicts } = await neighbour.perform([
      registration(neighbour, 'clerk', testUuid('foreign 3'), otherCounty).body
    ])
    expect(verdicts[0]).toMatchObject({ lane: 'rejected', rejection: { code: 'entry.bad-signature' } })
  })
})

describe('[row 28] the audit', () => {
  test('records a refused device with what it asked for, and tries to log in, by ids and codes only', async () => {
    const device = await newDevice(server, 'county-b')
    await device.lease(`batch-${county}`, 1)
    await device.call('/v1/journal', { body: { ...device.request([]), deviceId: desk.id } })
    await device.login('clerk-b', 'a wrong secret')
    const records = async () =>
      (
        await server.database.pool.query(
          'select action, subject, outcome from audit where actor = $1 order by action',
          [device.id]
        )
      ).rows
    await expect.poll(records).toEqual([
      { action: 'POST /v1/journal', subject: desk.id, outcome: '403' },
      { action: 'POST /v1/leases', subject: `batch-${county}`, outcome: '404' },
      { action: 'POST /v1/operator/login', subject: '', outcome: '403' }
    ])
    await expect(server.database.pool.query('delete from audit')).rejects.toMatchObject({ code: '23000' })
  })
})

describe('logging in', () => {
  test('again with the same key renews without a new entry; a changed password is the one that counts', async () => {
    const device = await newDevice(server, 'city-a', ['city'])
    const entries = async () => (await server.database.pool.query('select count(*) as n from entry')).rows[0].n
    const before = await entries()
    expect((await device.login('city')).status).toBe(200)
    expect(await entries()).toBe(before)
    const change = (old: string, fresh: string) =>
      device.call('/v1/operator/password', { body: { login: 'city', old, fresh } })
    expect((await change('wrong', 'another-password')).status).toBe(403)
    expect((await change(password, 'short')).status).toBe(400)
    expect((await change(password, 'another-password')).status).toBe(200)
    expect((await device.login('city')).status).toBe(403)
    expect((await device.login('city', 'another-password')).status).toBe(200)
  }, 30_000)

  test('a wrong password and an unknown login answer alike; five failures close the login for 15 minutes', async () => {
    const device = await newDevice(server, 'centre-b')
    expect((await device.login('nobody-at-all')).body).toEqual((await device.login('trainer-b', 'wrong')).body)
    for (let i = 0; i < 4; i++) await device.login('trainer-b', 'wrong')
    expect((await device.login('trainer-b')).status).toBe(403)
    server.shiftMs = 16 * 60_000
    await device.openSession()
    expect((await device.login('trainer-b')).status).toBe(200)
    server.shiftMs = 0
  }, 60_000)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCertificate } from '../../../domain/directory/certificate.ts'
import { registerReplySchema } from '../../../domain/protocol/session.ts'
import { serverCrypto } from '../../../sync-server/auth/suite.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registration } from '../work.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
})
afterAll(() => server.close())

describe('registering a device', () => {
  test('turns a one-time code into a directory entry, a chain and a certificate of the server', async () => {
    const device = new HttpDevice(server, 'first')
    const reply = await device.register(await server.code('county-a'))
    expect(reply.status).toBe(200)
    const registered = registerReplySchema.parse(reply.body)
    expect(registered).toMatchObject({ organisation: 'county-a', organisationName: '示例 county-a', generation: 1 })
    const trust = { serverId: registered.serverId, serverKeys: registered.serverKeys }
    expect(await checkCertificate(registered.certificate, trust, serverCrypto.verify)).toBe(true)
    expect((await device.openSession()).status).toBe(200)
    expect((await device.upload([])).body.head).toMatchObject({ generation: 1, seq: 0 })
  })

  test('a code works once, however it is typed, also when two ask at once', async () => {
    const code = await server.code('county-a')
    const typed = [code, code.toLowerCase(), ` ${code.replaceAll('-', '')}`]
    const replies = await Promise.all(
      typed.map((text, index) => new HttpDevice(server, `race ${index}`).register(text))
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403])
  })

  test('a code ends after three days; an unknown one is refused alike', async () => {
    const code = await server.code('county-a')
    server.shiftMs = 73 * 3_600_000
    const late = await new HttpDevice(server, 'late').register(code)
    server.shiftMs = 0
    const unknown = await new HttpDevice(server, 'unknown').register('AAAA-BBBB-CCCC-DDDD')
    expect([late.status, unknown.status]).toEqual([403, 403])
    expect(late.body).toEqual(unknown.body)
  })

  test('a challenge is signed by the device itself, once', async () => {
    const device = await newDevice(server, 'county-a')
    const thief = new HttpDevice(server, 'thief')
    thief.id = device.id
    expect((await thief.openSession()).status).toBe(401)
  })
})

describe('[row 10] [row 11] [row 12] the next generation', () => {
  test('a fork freezes the old one; a fresh code opens the next, which takes the same ids again', async () => {
    const first = await newDevice(server, 'county-a', ['clerk'])
    const [kept, lost] = [
      registration(first, 'clerk', testUuid('kept')).body,
      registration(first, 'clerk', testUuid('lost')).body
    ]
    await first.perform([kept])
    first.head = { generation: 1, seq: 0, hash: '0'.repeat(64) }
    const forked = await first.upload(first.append([lost]))
    expect(forked.body.stop).toBe('fork')

    const second = new HttpDevice(server, 'second life')
    await second.register(await server.code('county-a', first.id))
    expect([second.id, second.generation]).toEqual([first.id, 2])
    await second.openSession()
    await second.login('clerk')
    const rechained = await second.upload(second.append([kept, lost]))
    expect(rechained.body).toMatchObject({ stop: null, head: { generation: 2, seq: 2 } })
    expect(rechained.body.verdicts.map(({ entry, lane }) => [entry, lane])).toEqual([
      [kept.id, 'accepted'],
      [lost.id, 'accepted']
    ])

    expect((await first.openSession()).status).toBe(200)
    expect((await first.upload([])).body.stop).toBe('superseded')
    expect((await first.lease(`batch-${county}`, 1)).status).toBe(403)
    expect((await first.call('/v1/replica?from=x')).status).toBe(403)
  })

  test('[row 12] a revoked device reads nothing more, and what it sends has no effect', async () => {
    const device = await newDevice(server, 'county-a', ['clerk'])
    const { lease } = (await device.lease(`batch-${county}`, 2)).body
    await server.author({ kind: 'device.revoke', args: { device: device.id, date: '2026-11-22', reason: '丢失' } })
    expect((await device.call('/v1/replica?from=x')).status).toBe(403)
    expect((await device.lease(`batch-${county}`, 1)).status).toBe(403)
    const { rows } = await server.database.pool.query(
      `select (select body::json ->> 'state' from document where collection = 'lease' and id = $1) as state,
              (select count(*)::int from blank where lease = $1) as spent,
              (select writes from entry where kind = 'lease.close') as writes`,
      [lease.id]
    )
    expect(rows[0]).toMatchObject({ state: 'closed', spent: 2, writes: `[["lease","${lease.id}",2]]` })
    const { stop, verdicts } = await device.perform([registration(device, 'clerk', testUuid('after theft')).body])
    expect(stop).toBe('revoked')
    expect(verdicts[0]).toMatchObject({ lane: 'rejected', rejection: { code: 'device.revoked' } })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccessCode, type AccessOrder, accessOrderMessage } from '../../../domain/directory/access-order.ts'
import type { Body } from '../../../domain/journal/entry.ts'
import { accessPaths } from '../../../domain/protocol/access.ts'
import { serverBody } from '../../../sync-server/journal/server-body.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type Answer, HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'

let server: TestServer
let bureau: HttpDevice
let desk: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  const administrator = { id: 'admin', organisation: 'county-a', login: 'admin', label: '管理员 01' }
  await server.author({ kind: 'operator.add', args: { ...administrator, roles: ['administrator'] } })
  bureau = await newDevice(server, 'province-a', ['province'])
  desk = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

let made = 0
const orderOf = (device: HttpDevice, operator: string, code: AccessCode, subject: string): AccessOrder => ({
  id: testUuid(`order ${++made}`),
  serverId: server.context.identity.serverId,
  device: device.id,
  operator,
  code,
  subject,
  at: server.context.clock()
})

type Given = { readonly code: string; readonly validUntil: number }

const send = (device: HttpDevice, order: AccessOrder, code = order.code, signed = order): Promise<Answer<Given>> =>
  device.call(accessPaths[code], {
    body: { order, signature: device.operatorKey(order.operator).sign(accessOrderMessage(signed)) }
  })

const ask = (device: HttpDevice, operator: string, code: AccessCode, subject: string) =>
  send(device, orderOf(device, operator, code, subject))

describe('access codes for a desk', () => {
  test('[D12] a first password lets its operator in; the audit says who ordered it, and holds no secret', async () => {
    const given = await ask(bureau, 'province', 'first-password', 'clerk-b')
    expect(given.status).toBe(200)
    expect(given.body.validUntil).toBeGreaterThan(server.context.clock() + 13 * 86_400_000)
    const neighbour = await newDevice(server, 'county-b')
    expect((await neighbour.login('clerk-b')).status).toBe(403)
    expect((await neighbour.login('clerk-b', given.body.code)).status).toBe(428)
    const { rows } = await server.database.pool.query(
      `select actor, action, operator, record from audit where subject = 'clerk-b' and outcome = 'given'`
    )
    const action = 'POST /v1/operator/first-password'
    expect(rows).toEqual([{ actor: bureau.id, action, operator: 'province', record: null }])
    const all = await server.database.pool.query('select row_to_json(audit)::text as line from audit')
    expect(all.rows.map(({ line }) => line).join('\n')).not.toContain(given.body.code)
  })

  test('[D12] a registration code registers a device of that place; an administrator gives them for the own one', async () => {
    const password = await ask(bureau, 'province', 'first-password', 'admin')
    const own = { login: 'admin', old: password.body.code, fresh: 'an-own-password' }
    expect((await desk.call('/v1/operator/password', { body: own })).status).toBe(200)
    expect((await desk.login('admin', own.fresh)).status).toBe(200)
    const given = await ask(desk, 'admin', 'registration-code', 'county-a')
    expect(given.status).toBe(200)
    const fresh = new HttpDevice(server, 'fresh')
    expect((await fresh.register(given.body.code)).status).toBe(200)
    expect(fresh.organisation).toBe('county-a')
    expect((await ask(desk, 'admin', 'registration-code', 'centre-a')).status).toBe(403)
    expect((await ask(desk, 'admin', 'first-password', 'clerk-b')).status).toBe(403)
    expect((await ask(desk, 'clerk', 'registration-code', 'county-a')).status).toBe(403)
  })

  test('[D12] [row 27] an order counts once, in its minutes, on its desk, for what was signed', async () => {
    const order = orderOf(bureau, 'province', 'registration-code', 'centre-a')
    expect((await send(bureau, { ...order, at: order.at - 6 * 60_000 })).status).toBe(403)
    expect((await send(bureau, { ...order, serverId: 'sx-other' })).status).toBe(403)
    expect((await send(bureau, { ...order, subject: 'centre-b' }, order.code, order)).status).toBe(403)
    expect((await send(bureau, order, 'first-password')).status).toBe(403)
    expect((await send(desk, { ...order, operator: 'clerk' })).status).toBe(403)
    expect((await send(bureau, order)).status).toBe(200)
    expect((await send(bureau, order)).status).toBe(403)
  })

  test('[D12] nobody who is not there, nobody who was stopped', async () => {
    expect((await ask(bureau, 'province', 'first-password', 'nobody')).status).toBe(404)
    expect((await ask(bureau, 'province', 'registration-code', bureau.id)).status).toBe(404)
    await server.author({ kind: 'operator.suspend', args: { operator: 'trainer-b', reason: '离岗' } })
    expect((await ask(bureau, 'province', 'first-password', 'trainer-b')).status).toBe(409)
    await server.author({ kind: 'organisation.suspend', args: { organisation: 'centre-b', reason: '注销' } })
    expect((await ask(bureau, 'province', 'registration-code', 'centre-b')).status).toBe(409)
  })
  test('[D12] nobody who is being stopped while the order is on its way', async () => {
    const { identity, journal, clock } = server.context
    const { pool } = server.database
    const suspension = (operator: string) => {
      const args = { operator, reason: '离岗' }
      return serverBody({ kind: 'operator.suspend', args, policyVersion: 1 }, identity.serverId, clock())
    }
    const standing = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    /** Orders once the act is written and before it is committed; the order is answered or waits for the commit. */
    const orderDuring = async (act: Body, asked: () => Promise<Answer<Given>>) => {
      const settled: Answer<Given>[] = []
      const orders: Promise<unknown>[] = []
      await journal.author([act], {
        after: async () => {
          orders.push(asked().then(answer => settled.push(answer)))
          const isSettled = async () => settled.length > 0 || ((await pool.query(standing)).rowCount ?? 0) > 0
          await expect.poll(isSettled, { timeout: 20_000 }).toBe(true)
        }
      })
      await Promise.all(orders)
      return settled.map(({ status }) => status)
    }
    const forCentre = () => ask(bureau, 'province', 'registration-code', 'centre-a')
    const forTrainer = () => ask(bureau, 'province', 'first-password', 'trainer')
    expect(await orderDuring(suspension('trainer'), forTrainer)).toEqual([409])
    expect(await orderDuring(suspension('province'), forCentre)).toEqual([403])
  }, 60_000)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawFirstPassword } from '../../../sync-server/auth/first-password.ts'
import { setOperatorPassword } from '../../../sync-server/auth/operator-secret.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, password, startTestServer, type TestServer } from '../test-server.ts'

let server: TestServer
let device: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  device = await newDevice(server, 'county-a')
})
afterAll(() => server.close())

const give = async (): Promise<string> => {
  const now = server.context.clock()
  const { firstPassword, hashed, validUntil } = await drawFirstPassword(now)
  await setOperatorPassword(server.database.pool, { id: 'clerk', login: 'clerk' }, hashed, now, validUntil)
  return firstPassword
}

const choose = (old: string, fresh: string) =>
  device.call<{ code?: string }>('/v1/operator/password', { body: { login: 'clerk', old, fresh } })

const keysOf = async (): Promise<number> => {
  const { rows } = await server.database.pool.query<{ n: number }>(
    `select json_array_length(body::json -> 'keys') as n from document where collection = 'directory' and id = 'clerk'`
  )
  return rows[0]?.n ?? 0
}

describe('a first password', () => {
  test('[D11] opens nothing but the choice of an own one, however it is typed, and works once', async () => {
    const first = await give()
    expect((await device.login('clerk')).status).toBe(403)
    const told = await device.login('clerk', first)
    expect([told.status, told.body.code]).toEqual([428, 'request.own-password-first'])
    expect(await keysOf()).toBe(0)
    expect((await choose(first, 'short')).status).toBe(400)
    expect((await choose(first, first.toLowerCase())).status).toBe(409)
    expect((await choose(` ${first.toLowerCase().replaceAll('-', '')}`, password)).status).toBe(200)
    expect((await choose(first, 'a-second-try')).status).toBe(403)
    expect((await device.login('clerk', first)).status).toBe(403)
    expect((await device.login('clerk')).status).toBe(200)
    expect(await keysOf()).toBe(1)
  })

  test('[D11] works once also where two use it in one moment: the other one is told that it is wrong', async () => {
    const first = await give()
    const { pool } = server.database
    const holder = await pool.connect()
    try {
      await holder.query('begin')
      await holder.query(`select 1 from operator_secret where operator = 'clerk' for update`)
      const fresh = ['one-own-password', 'another-own-password'] as const
      const both = fresh.map(own => choose(first, own))
      const standing = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      await expect.poll(async () => (await pool.query(standing)).rowCount, { timeout: 20_000 }).toBe(2)
      await holder.query('commit')
      const statuses = (await Promise.all(both)).map(({ status }) => status)
      expect([...statuses].sort()).toEqual([200, 403])
      const logins = [await device.login('clerk', fresh[0]), await device.login('clerk', fresh[1])]
      expect(logins.map(({ status }) => status)).toEqual(statuses)
    } finally {
      await holder.query('rollback')
      holder.release()
    }
  }, 60_000)

  test('[D11] ends after fourteen days, which only those learn who know it', async () => {
    const first = await give()
    server.shiftMs = 15 * 86_400_000
    await device.openSession()
    const late = [await device.login('clerk', first), await choose(first, password)]
    const guessed = await device.login('clerk', 'AAAA-BBBB-CCCC-DDDD-EEEE')
    const carried = await device.call('/v1/courier/login', { body: { login: 'clerk', password: first } })
    server.shiftMs = 0
    await device.openSession()
    const ended = [410, 'request.first-password-ended']
    expect(late.map(({ status, body }) => [status, body.code])).toEqual([ended, ended])
    expect([guessed, carried].map(({ status }) => status)).toEqual([403, 403])
    expect((await device.login('clerk', first)).status).toBe(428)
  }, 60_000)

  test('carries no courier file', async () => {
    const first = await give()
    const body = { login: 'clerk', password: first }
    expect((await device.call('/v1/courier/login', { body })).status).toBe(403)
  })
})

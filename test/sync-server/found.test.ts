import { beforeEach, describe, expect, test } from 'vitest'
import { giveFirstPassword } from '../../sync-server/commands.ts'
import { found } from '../../sync-server/found.ts'
import { createLog } from '../../sync-server/log.ts'
import { parseSettings } from '../../sync-server/settings.ts'
import { HttpDevice } from './http-device.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  return () => server.close()
})

const begin = (...flags: readonly string[]) => {
  const named = ['--org', 'bureau', '--name', '示例省厅', '--login', 'admin1', '--data', server.folder, ...flags]
  return found(parseSettings(['found', ...named], { DATABASE_URL: server.database.url }), createLog('silent'))
}

const directory = async () =>
  (
    await server.database.pool.query<{ body: string }>(
      `select body from document where collection = 'directory' order by id`
    )
  ).rows.map(({ body }) => JSON.parse(body))

/** When an operator's first password ends. */
const endOf = async (operator: string): Promise<string> => {
  const select = 'select first_until as until from operator_secret where operator = $1'
  const { rows } = await server.database.pool.query<{ until: number }>(select, [operator])
  return new Date(rows[0]?.until ?? 0).toISOString()
}

describe('a province begins', () => {
  test('[D11] with its bureau and an administrator, who logs in on the first device with an own password', async () => {
    const { firstPassword, validUntil, ...named } = await begin()
    expect(validUntil).toBe(await endOf('op-admin1'))
    expect(named).toEqual({ organisation: 'bureau', login: 'admin1' })
    expect(firstPassword).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/)
    expect(await directory()).toMatchObject([
      { id: 'bureau', kind: 'organisation', type: 'province', region: '14', sample: false },
      { id: 'op-admin1', kind: 'operator', organisation: 'bureau', roles: ['administrator'], state: 'active' }
    ])

    const device = new HttpDevice(server, 'first desk')
    expect((await device.register(await server.code('bureau'))).status).toBe(200)
    await device.openSession()
    expect((await device.login('admin1', firstPassword)).status).toBe(428)
    const own = { login: 'admin1', old: firstPassword, fresh: 'an-own-password' }
    expect((await device.call('/v1/operator/password', { body: own })).status).toBe(200)
    expect((await device.login('admin1', own.fresh)).body).toMatchObject({
      operator: 'op-admin1',
      roles: ['administrator']
    })
  })

  test('[D11] and an only administrator who lost the first password, or forgot the own one, is let in again', async () => {
    const lost = await begin()
    const give = (login: string) =>
      giveFirstPassword(
        parseSettings(['first-password', '--login', login, '--data', server.folder], {
          DATABASE_URL: server.database.url
        })
      )
    await expect(give('nobody')).rejects.toMatchObject({ name: 'StartupFailure', code: 'usage' })
    const { login, firstPassword, validUntil } = await give('admin1')
    expect(validUntil).toBe(await endOf('op-admin1'))
    const device = new HttpDevice(server, 'first desk')
    await device.register(await server.code('bureau'))
    await device.openSession()
    expect((await device.login(login, lost.firstPassword)).status).toBe(403)
    expect((await device.login(login, firstPassword)).status).toBe(428)
    const { rows } = await server.database.pool.query(`select action, subject from audit where outcome = 'given'`)
    expect(rows).toEqual([{ action: 'command first-password', subject: 'op-admin1' }])
  })

  test('once: not on a server that has an organisation, nor twice at the same time', async () => {
    const both = await Promise.allSettled([begin(), begin('--org', 'bureau-2')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(begin('--org', 'bureau-3')).rejects.toMatchObject({ name: 'StartupFailure', code: 'usage' })
    expect((await directory()).map(({ kind }) => kind).sort()).toEqual(['operator', 'organisation'])
  })

  test('not with a login or an id that no desk could use; nothing is left of the try', async () => {
    await expect(begin('--login', 'Not A Login')).rejects.toMatchObject({ code: 'usage' })
    await expect(begin('--org', 'not an id')).rejects.toMatchObject({ code: 'usage' })
    expect(await directory()).toEqual([])
  })
})

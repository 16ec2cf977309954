import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Disclosure } from '../../../domain/protocol/disclosure.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, otherCounty, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let own: string
let foreign: string

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  desk = await newDevice(server, 'county-a', ['clerk'])
  const neighbour = await newDevice(server, 'county-b', ['clerk-b'])
  ;[own = ''] = await registerMany(desk, 'clerk', ['of county a'])
  ;[foreign = ''] = await registerMany(neighbour, 'clerk-b', ['of county b'], otherCounty)
})
afterAll(() => server.close())

const disclosure = (name: string, changes: Partial<Disclosure> = {}): Disclosure => ({
  ...{
    id: testUuid(name),
    person: own,
    operator: 'clerk',
    part: 'identity',
    purpose: 'show',
    reason: '电话核对',
    at: 1_700_000_000_000
  },
  ...changes
})
const offer = (disclosures: readonly unknown[]) => desk.call('/v1/disclosures', { body: { disclosures } })
const stored = async () =>
  (
    await server.database.pool.query(
      'select at, action, subject, outcome, operator, reason from audit where actor = $1 and record is not null order by n',
      [desk.id]
    )
  ).rows

describe('whole data shown on a desk', () => {
  test('[W8] is in the audit once, however often it is offered', async () => {
    const first = disclosure('first')
    const second = disclosure('second', { part: 'contact', purpose: 'amend', reason: '' })
    for (const list of [[first], [first, second], [first]]) {
      const { status, body } = await offer(list)
      expect(status).toBe(200)
      expect(body).toMatchObject({ stored: list.map(({ id }) => id) })
    }
    const row = { at: first.at, subject: own, outcome: 'shown', operator: 'clerk', reason: '电话核对' }
    expect(await stored()).toEqual([
      { ...row, action: 'show identity' },
      { ...row, action: 'amend contact', reason: '' }
    ])
    await expect(server.database.pool.query('update audit set reason = null')).rejects.toMatchObject({ code: '23000' })
  })

  test('[W8] [row 28] says where it lies outside the scope or names a stranger, and tells the desk nothing of it', async () => {
    const before = (await stored()).length
    const list = [
      disclosure('foreign', { person: foreign }),
      disclosure('nobody', { person: testUuid('nobody') }),
      disclosure('stranger', { operator: 'clerk-b' }),
      disclosure('of the future', { at: 9_000_000_000_000 })
    ]
    const { body } = await offer(list)
    expect(body).toEqual({ stored: list.map(({ id }) => id), serverTime: expect.any(Number) })
    const rows = (await stored()).slice(before)
    expect(rows.map(({ outcome }) => outcome)).toEqual(['outside-scope', 'outside-scope', 'unknown-operator', 'shown'])
    expect(rows.at(-1)?.at).toBeLessThan(9_000_000_000_000)
  })

  test('[W11] an exported list is in the audit with its rows and who confirmed it, and is refused without that', async () => {
    const list = (name: string, changes: object = {}) =>
      disclosure(name, { person: 'county-a', part: 'list', purpose: 'export', reason: '', rows: 612, ...changes })
    const [alone, own] = [list('alone'), list('own', { second: 'clerk' })]
    const shown = { ...list('shown', { second: 'clerk2' }), purpose: 'show', reason: '电话核对' }
    for (const one of [alone, own, shown, list('no rows', { rows: undefined, second: 'clerk2' })]) {
      expect((await offer([one])).status).toBe(400)
    }
    expect((await offer([list('few', { rows: 500 }), list('by a stranger', { second: 'nobody' })])).status).toBe(200)
    const { rows } = await server.database.pool.query(
      `select action, subject, outcome, rows, second from audit where actor = $1 and action = 'export list' order by n`,
      [desk.id]
    )
    expect(rows).toEqual([
      { action: 'export list', subject: 'county-a', outcome: 'shown', rows: 500, second: null },
      { action: 'export list', subject: 'county-a', outcome: 'unknown-operator', rows: 612, second: 'nobody' }
    ])
  })

  test('[row 32] is refused whole where it is not what the protocol says', async () => {
    const before = (await stored()).length
    const many = Array.from({ length: 201 }, (_, n) => disclosure(`many ${n}`))
    for (const list of [many, [], [disclosure('x', { reason: '' })], [{ ...disclosure('y'), idNumber: '1' }]]) {
      expect((await offer(list)).status).toBe(400)
    }
    expect(await stored()).toHaveLength(before)
  })
})

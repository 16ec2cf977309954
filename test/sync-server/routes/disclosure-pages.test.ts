import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../domain/directory/operator.ts'
import type { Disclosure } from '../../../domain/protocol/disclosure.ts'
import { type DisclosurePage, disclosurePageSchema } from '../../../domain/protocol/disclosure-page.ts'
import { hashPassword, setOperatorPassword } from '../../../sync-server/auth/operator-secret.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, password, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'

const more: readonly { readonly id: string; readonly organisation: string; readonly roles: Role[] }[] = [
  { id: 'second-a', organisation: 'county-a', roles: ['county-clerk'] },
  { id: 'reviewer-b', organisation: 'county-b', roles: ['county-reviewer'] },
  { id: 'auditor', organisation: 'province-a', roles: ['auditor'] },
  { id: 'payer', organisation: 'province-a', roles: ['finance'] },
  { id: 'keeper', organisation: 'centre-a', roles: ['administrator'] }
]
const start = 1_700_000_000_000

let server: TestServer
let [desk, neighbour, centre, city, province]: HttpDevice[] = []
let person: string

const record = (name: string, changes: Partial<Disclosure> = {}): Disclosure => ({
  ...{
    id: testUuid(name),
    person,
    operator: 'clerk',
    part: 'identity',
    purpose: 'show',
    reason: '电话核对',
    at: start
  },
  ...changes
})
const list = (name: string, changes: Partial<Disclosure>) =>
  record(name, { person: 'county-a', part: 'list', purpose: 'export', reason: '', rows: 12, ...changes })

const ask = async (device: HttpDevice | undefined, reader: string, filter: Record<string, string> = {}) =>
  device!.call<DisclosurePage>(`/v1/disclosures?${new URLSearchParams({ reader, ...filter })}`)
const page = async (device: HttpDevice | undefined, reader: string, filter: Record<string, string> = {}) => {
  const { status, body } = await ask(device, reader, filter)
  expect(status).toBe(200)
  return disclosurePageSchema.parse(body)
}
const idsOf = ({ disclosures }: DisclosurePage) => disclosures.map(({ id }) => id)
const uuids = (...names: readonly string[]) => names.map(testUuid)

beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  await server.author(
    ...more.map(one => ({ kind: 'operator.add' as const, args: { ...one, login: one.id, label: '经办 09' } }))
  )
  const hashed = await hashPassword(password)
  for (const { id } of more) await setOperatorPassword(server.database.pool, { id, login: id }, hashed, start)
  desk = await newDevice(server, 'county-a', ['clerk', 'second-a'])
  neighbour = await newDevice(server, 'county-b', ['reviewer-b'])
  centre = await newDevice(server, 'centre-a', ['trainer', 'keeper'])
  city = await newDevice(server, 'city-a', ['city'])
  province = await newDevice(server, 'province-a', ['province', 'auditor', 'payer'])
  ;[person = ''] = await registerMany(desk, 'clerk', ['of county a'])
  const told: readonly (readonly [HttpDevice, readonly Disclosure[]])[] = [
    [
      desk,
      [
        record('first'),
        record('stranger', { operator: 'nobody', at: start + 10 }),
        list('large', { rows: 612, second: 'second-a', at: start + 20 })
      ]
    ],
    [neighbour, [record('foreign', { operator: 'reviewer-b', purpose: 'amend', reason: '', at: start + 30 })]],
    [centre, [list('roster', { person: 'centre-a', operator: 'trainer', at: start + 40 })]]
  ]
  for (const [device, disclosures] of told) {
    expect((await device.call('/v1/disclosures', { body: { disclosures } })).status).toBe(200)
  }
})
afterAll(() => server.close())

describe('[W12] the records of desks', () => {
  test('are read newest first, with who, what, why and how the server found them, and nothing personal', async () => {
    const { disclosures, next } = await page(province, 'auditor')
    expect(next).toBeNull()
    expect(disclosures.map(({ id }) => id)).toEqual(uuids('roster', 'foreign', 'large', 'stranger', 'first'))
    expect(disclosures.at(-1)).toEqual({
      ...record('first'),
      ...{ device: desk?.id, organisation: 'county-a', outcome: 'shown' }
    })
    expect(disclosures[2]).toMatchObject({ part: 'list', purpose: 'export', rows: 612, second: 'second-a' })
    expect(disclosures.map(({ outcome }) => outcome).slice(0, 4)).toEqual([
      'shown',
      'outside-scope',
      'shown',
      'unknown-operator'
    ])
  })

  test('[row 28] reach a county, a city and the province of the places in their region, a centre of itself', async () => {
    const county = uuids('roster', 'large', 'stranger', 'first')
    expect(idsOf(await page(desk, 'clerk'))).toEqual(county)
    expect(idsOf(await page(neighbour, 'reviewer-b'))).toEqual(uuids('foreign'))
    expect(idsOf(await page(centre, 'keeper'))).toEqual(uuids('roster'))
    for (const [device, reader] of [
      [city, 'city'],
      [province, 'province']
    ] as const) {
      expect(idsOf(await page(device, reader))).toHaveLength(5)
    }
    const widening: readonly Record<string, string>[] = [{ organisation: 'county-a' }, { operator: 'clerk' }]
    for (const filter of [...widening, { after: testUuid('roster') }]) {
      expect(idsOf(await page(neighbour, 'reviewer-b', filter)).filter(id => county.includes(id))).toEqual([])
    }
  })

  test('[row 28] are given to no other role, to nobody of another place and on no desk without a login', async () => {
    const refused = [
      [desk, 'second-a'],
      [centre, 'trainer'],
      [province, 'payer'],
      [desk, 'auditor'],
      [desk, 'nobody'],
      [await newDevice(server, 'province-a'), 'auditor']
    ] as const
    for (const [device, reader] of refused) {
      const { status, body } = await ask(device, reader)
      expect([reader, status]).toEqual([reader, 403])
      expect(Object.keys(body).sort()).toEqual(['code', 'message'])
    }
    await server.author({ kind: 'operator.suspend', args: { operator: 'keeper', reason: '示例' } })
    expect((await ask(centre, 'keeper')).status).toBe(403)
  })

  test('are narrowed by place, operator or who confirmed, purpose, outcome and period', async () => {
    const narrowed = async (filter: Record<string, string>) => idsOf(await page(province, 'auditor', filter))
    expect(await narrowed({ organisation: 'county-a' })).toEqual(uuids('large', 'stranger', 'first'))
    expect(await narrowed({ operator: 'second-a' })).toEqual(uuids('large'))
    expect(await narrowed({ purpose: 'export' })).toEqual(uuids('roster', 'large'))
    expect(await narrowed({ purpose: 'amend' })).toEqual(uuids('foreign'))
    expect(await narrowed({ outcome: 'unknown-operator' })).toEqual(uuids('stranger'))
    expect(await narrowed({ from: String(start + 10), until: String(start + 30) })).toEqual(uuids('large', 'stranger'))
    expect(await narrowed({ organisation: 'nowhere' })).toEqual([])
  })

  test('[row 32] come a page at a time, those of one moment too, and no more than the protocol says', async () => {
    const many = Array.from({ length: 7 }, (_, n) => record(`many ${n}`, { at: start + 100 + Math.floor(n / 3) }))
    await desk?.call('/v1/disclosures', { body: { disclosures: many } })
    const read: string[] = []
    const whole = idsOf(await page(province, 'auditor'))
    for (let after: string | null = ''; after !== null; ) {
      const found: DisclosurePage = await page(province, 'auditor', { limit: '5', ...(after === '' ? {} : { after }) })
      expect(found.disclosures.length).toBeLessThanOrEqual(5)
      read.push(...idsOf(found))
      after = found.next
    }
    expect(whole).toHaveLength(12)
    expect(read).toEqual(whole)
    const bad = ['limit=101', 'limit=0', 'after=x', 'purpose=any', 'from=-1', 'x=1'].map(one => one.split('='))
    for (const [name = '', value = ''] of bad) {
      expect((await ask(province, 'auditor', { [name]: value })).status).toBe(400)
    }
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raiseEpoch } from '../../../sync-server/auth/epoch.ts'
import { hashPassword, setOperatorPassword } from '../../../sync-server/auth/operator-secret.ts'
import { DAY } from '../../doubles/test-province.ts'
import { append } from '../../main/device/desk.ts'
import { temporaryFolder } from '../../main/journal/folder.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, password, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'
import {
  atCentre,
  atCounty,
  codeOf,
  fetchAnswer,
  itemsOf,
  lanesOf,
  openSite,
  type Site,
  SiteReplica,
  sampleName,
  savedBy,
  serverView,
  worker
} from './site.ts'

let server: TestServer
let other: HttpDevice
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
  other = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

const openCounty = (): Promise<Site> => openSite(temporaryFolder(), server, atCounty)
const openCarrier = (): Promise<Site> => openSite(temporaryFolder(), server, atCentre)

describe('a site without a line', () => {
  test('[U1, U4, U6] [row 1] sends by courier and gets verdicts, documents, leases, tickets and time', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    await site.pullAll()
    const before = await site.desk.sync()
    // Granted, and the reply was lost with the line: only the server knows of it.
    await fetch(`${server.url}/v1/leases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await site.desk.core.tokens()}` },
      body: JSON.stringify({ batch: `batch-${county}`, count: 3 })
    })
    site.desk.line.setCut(true)
    await registerMany(other, 'clerk', ['seen elsewhere'])
    expect((await append(site.desk, worker(), worker())).ok).toBe(true)
    server.shiftMs = 3 * DAY
    const exported = await site.export()
    expect(exported).toMatchObject({ ok: true, value: { entries: 2, left: 0 } })
    expect(exported.ok && exported.value.name).toMatch(/^信使-示例 county-a-\d{4}-\d{2}-\d{2} \d{4}\.jqc$/)
    const file = Buffer.from(savedBy(site))
    const answer = Buffer.from(await fetchAnswer(site, carrier, file))
    for (const content of [file, answer].map(bytes => bytes.toString('utf8'))) {
      expect(content).not.toContain(sampleName)
      for (const secret of ['person.register', 'idNumber', 'accepted', 'checkpoint'])
        expect(content).not.toContain(secret)
      // So short a word stands in a long ciphertext by chance, but never in quotation marks.
      expect(content).not.toMatch(/"clerk\\*"/)
    }
    const taken = await site.import(answer)
    expect(taken).toMatchObject({ ok: true, value: { kind: 'answer', verdicts: 2, leases: 1 } })
    const held = await site.desk.core.handlers['lease.list']({})
    expect(held).toMatchObject({ ok: true, value: { leases: [{ granted: 3, usable: true }] } })
    const after = await site.desk.sync()
    expect(after).toMatchObject({ pending: 0, line: 'cut' })
    expect(after.valueActionsUntil! - before.valueActionsUntil!).toBeGreaterThan(3 * DAY - 60_000)
    const state = await site.desk.core.handlers['desk.state']({})
    expect(state.ok && state.value.operator?.ticketUntil).toBe(after.lastContactAt! + 7 * DAY)
    expect(await site.pullAll()).toBe('applied')
    expect(site.replica.now.dataAsOf).toBeGreaterThanOrEqual(after.lastContactAt!)
    expect(site.replica.view).toEqual(await serverView(site))
    expect((await itemsOf(site)).map(({ way, state: stands }) => [way, stands])).toEqual([
      ['back', 'applied'],
      ['out', 'answered']
    ])
    expect((await itemsOf(carrier))[0]).toMatchObject({ way: 'carried', state: 'answered', place: '示例 county-a' })
    server.shiftMs = 0
  })

  test('[U4] [row 14] an answer renews the login of those only whom the server still names', async () => {
    await server.author({
      kind: 'operator.add',
      args: { id: 'leaver', organisation: 'county-a', login: 'leaver', label: '经办 09', roles: ['county-clerk'] }
    })
    await setOperatorPassword(server.database.pool, { id: 'leaver', login: 'leaver' }, await hashPassword(password), 0)
    const site = await openSite(temporaryFolder(), server, { organisation: 'county-a', operator: 'leaver' })
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    const ticket = async () => {
      const state = await site.desk.core.handlers['desk.state']({})
      return state.ok ? state.value.operator?.ticketUntil : undefined
    }
    const before = await ticket()
    server.shiftMs = DAY
    await server.author({ kind: 'operator.suspend', args: { operator: 'leaver', reason: '示例' } })
    const answer = await fetchAnswer(site, carrier)
    server.shiftMs = 0
    expect(codeOf(await site.import(answer))).toBe('ok')
    expect(await ticket()).toBe(before)
  })
})

describe('a server restored meanwhile', () => {
  test('[U3, U5] [row 18] the answer begins anew, the replica is filled beside, what is missing is offered again', async () => {
    const own = await startTestServer()
    await foundPlaces(own)
    const site = await openSite(temporaryFolder(), own, atCounty)
    const carrier = await openSite(temporaryFolder(), own, atCentre)
    await site.pullAll()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    const before = await fetchAnswer(site, carrier)
    await raiseEpoch(own.database.pool, 'restored', Date.now())
    await own.restart()
    await append(site.desk, worker())
    const after = await fetchAnswer(site, carrier)
    expect(await site.import(after)).toMatchObject({ ok: true })
    expect(codeOf(await site.import(before))).toBe('courier.old')
    expect(await site.pull()).toBe('rebuild')
    site.replica = new SiteReplica()
    expect(await site.pullAll()).toBe('applied')
    expect(site.replica.now.epoch).toMatchObject({ n: 2 })
    await site.import(await fetchAnswer(site, carrier))
    expect(await lanesOf(site)).toMatchObject({ accepted: 2, pending: 0 })
    for (const one of [site, carrier]) await one.desk.core.close()
    await own.close()
  })
})

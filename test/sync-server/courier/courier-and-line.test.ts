import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pullOnce } from '../../../domain/sync/puller.ts'
import { append } from '../../main/device/desk.ts'
import { temporaryFolder } from '../../main/journal/folder.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'
import {
  atCentre,
  atCounty,
  codeOf,
  countOf,
  fetchAnswer,
  itemsOf,
  lanesOf,
  openSite,
  type Site,
  savedBy,
  serverView,
  synchronise,
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

describe('courier and line', () => {
  test.each([
    ['the file', 'the line'],
    ['the line', 'the file']
  ])('[U2] [row 2] %s first, then %s: one effect, one verdict', async first => {
    const site = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker(), worker(), worker())
    expect(codeOf(await site.export())).toBe('ok')
    const file = savedBy(site)
    if (first === 'the line') await synchronise(site)
    const answer = await fetchAnswer(site, carrier, file)
    await synchronise(site)
    const again = await fetchAnswer(site, carrier, file)
    for (const one of [answer, again, again]) expect(codeOf(await site.import(one))).toBe('ok')
    expect(codeOf(await site.import(answer))).toBe('courier.old')
    expect(await countOf(site)).toBe(3)
    expect(await lanesOf(site)).toMatchObject({ accepted: 3, pending: 0, rejected: 0 })
    expect(await site.pullAll()).toBe('applied')
    expect(site.replica.view).toEqual(await serverView(site))
  })

  test('[U2] work goes on between export and answer: what came after is still to be sent, and is', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker(), worker())
    const answer = await fetchAnswer(site, carrier)
    await append(site.desk, worker())
    expect(codeOf(await site.import(answer))).toBe('ok')
    expect(await site.desk.sync()).toMatchObject({ pending: 1 })
    const next = await site.export()
    expect(next).toMatchObject({ ok: true, value: { entries: 1 } })
    expect(codeOf(await site.import(await fetchAnswer(site, carrier, savedBy(site))))).toBe('ok')
    expect(await lanesOf(site)).toMatchObject({ accepted: 3, pending: 0 })
    expect((await itemsOf(site)).filter(({ way }) => way === 'out').map(({ state }) => state)).toEqual([
      'answered',
      'answered'
    ])
  })

  test('[U3] an import that is interrupted at any page goes on after a restart', async () => {
    await registerMany(
      other,
      'clerk',
      Array.from({ length: 600 }, (_, n) => `many ${n}`)
    )
    const folder = temporaryFolder()
    let site = await openSite(folder, server, atCounty)
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    const answer = await fetchAnswer(site, carrier)
    const taken = await site.import(answer)
    const pages = taken.ok && taken.value.kind === 'answer' ? taken.value.pages : 0
    expect(pages).toBeGreaterThan(1)
    expect(await site.pull()).toBe('more')
    for (let page = 1; page < pages; page++) {
      const { replica } = site
      await site.desk.core.close()
      site = await openSite(folder, server, { ...atCounty, again: true })
      site.replica = replica
      site.desk.line.setCut(true)
      await site.desk.core.handlers['session.lock']({})
      expect(await site.pull()).toBe('offline')
      await site.enter()
      expect(await site.pull()).toBe(page === pages - 1 ? 'applied' : 'more')
    }
    expect(site.replica.now.isComplete).toBe(true)
    expect(site.replica.view).toEqual(await serverView(site))
  })

  test('[U3] [row 4] the line overtakes an import at any page: nothing goes back, nothing is missing', async () => {
    const carrier = await openCarrier()
    for (const pagesBefore of [0, 1]) {
      const site = await openCounty()
      site.desk.line.setCut(true)
      expect(codeOf(await site.import(await fetchAnswer(site, carrier)))).toBe('ok')
      for (let page = 0; page < pagesBefore; page++) expect(await site.pull()).toBe('more')
      // An answer of the line that was asked for before the import: it carries the replica past the next page.
      const { replica } = site
      site.desk.line.setCut(false)
      const headers = { authorization: `Bearer ${await site.desk.core.tokens()}` }
      const from = JSON.stringify({ protocol: 1, epoch: null, checkpoint: replica.now.checkpoint, limit: 5000 })
      const text = await (await fetch(`${server.url}/v1/replica?${new URLSearchParams({ from })}`, { headers })).text()
      const lines = text.split('\n').filter(line => line !== '')
      await pullOnce(replica, { pull: async () => lines.map(line => JSON.parse(line)) }, 1, 5000)
      site.desk.line.setCut(true)
      // An answer that begins at nothing first asks whether history or scopes have changed.
      expect(await site.pull()).toBe('stale')
      expect(await site.pull()).toBe('offline')
      expect((await itemsOf(site))[0]).toMatchObject({ way: 'back', state: 'overtaken' })
      expect(replica.view).toEqual(await serverView(site))
    }
  })

  test('[U3, U5] answers out of order: the newer one counts, the older is refused, an unfit one leaves all as it is', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    await site.pullAll()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    const first = await fetchAnswer(site, carrier)
    await append(site.desk, worker())
    await registerMany(other, 'clerk', ['between answers'])
    expect(codeOf(await site.export())).toBe('ok')
    const file = savedBy(site)
    const second = await fetchAnswer(site, carrier, file)
    expect(await site.import(second)).toMatchObject({ ok: true, value: { verdicts: 2 } })
    expect(codeOf(await site.import(first))).toBe('courier.old')
    expect(await site.pullAll()).toBe('applied')
    // Made from where the replica stood before the second was applied.
    const late = await fetchAnswer(site, carrier, file)
    const held = site.replica.view
    expect(codeOf(await site.import(late))).toBe('ok')
    expect(await site.pull()).toBe('offline')
    expect(site.replica.view).toEqual(held)
    expect(held).toEqual(await serverView(site))
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCourierFile } from '../../../domain/protocol/courier.ts'
import { append, until } from '../../main/device/desk.ts'
import { temporaryFolder } from '../../main/journal/folder.ts'
import { county, foundPlaces, password, startTestServer, type TestServer } from '../test-server.ts'
import {
  atCentre,
  atCounty,
  codeOf,
  deviceOf,
  fetchAnswer,
  itemsOf,
  lanesOf,
  openSite,
  type Site,
  savedBy,
  worker
} from './site.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
})
afterAll(() => server.close())

const openCounty = (): Promise<Site> => openSite(temporaryFolder(), server, atCounty)
const openCarrier = (): Promise<Site> => openSite(temporaryFolder(), server, atCentre)

describe('a file that is not taken', () => {
  test('[U1] [row 27] damaged at any byte, cut, of another desk or of another server', async () => {
    const site = await openCounty()
    const neighbour = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    expect(codeOf(await site.export())).toBe('ok')
    const file = savedBy(site)
    const answer = await fetchAnswer(site, carrier, file)
    const before = await site.desk.sync()
    for (let at = 0; at < answer.length; at += 97) {
      const altered = Uint8Array.from(answer)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      expect(['courier.unreadable', 'courier.damaged', 'courier.foreign']).toContain(codeOf(await site.import(altered)))
    }
    expect(codeOf(await site.import(answer.slice(0, -1)))).toBe('courier.damaged')
    expect(codeOf(await site.import(Buffer.from('not a courier file')))).toBe('courier.unreadable')
    expect(codeOf(await neighbour.import(answer))).toBe('courier.foreign')
    expect(await site.desk.sync()).toMatchObject({ pending: before.pending, lastContactAt: before.lastContactAt })
    expect(await itemsOf(site)).toHaveLength(1)

    for (const at of [5, 400, file.length - 300]) {
      const altered = Uint8Array.from(file)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      expect(['courier.unreadable', 'courier.damaged', 'courier.foreign']).toContain(
        codeOf(await carrier.import(altered))
      )
    }
    const strange = await startTestServer()
    await foundPlaces(strange)
    const abroad = await openSite(temporaryFolder(), strange, atCounty)
    expect(codeOf(await abroad.import(file))).toBe('courier.foreign')
    await abroad.desk.core.close()
    await strange.close()
  })

  test('[U5] of a generation that ended', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    const answer = await fetchAnswer(site, carrier)
    expect(codeOf(await site.export())).toBe('ok')
    const file = savedBy(site)
    const { database } = server
    await database.pool.query('update device_head set is_frozen = true where device_id = $1', [await deviceOf(site)])
    site.desk.line.setCut(false)
    await site.desk.core.handlers['sync.now']({})
    await until(async () => (await site.desk.sync()).frozen, 20_000)
    const code = await server.code('county-a', await deviceOf(site))
    expect(codeOf(await site.desk.core.handlers['setup.register']({ server: server.url, code }))).toBe('ok')
    expect(codeOf(await site.import(answer))).toBe('courier.old')
    // The carrier is told nothing; the answer says that the generation is superseded and holds no documents.
    const late = await fetchAnswer(site, carrier, file)
    expect(
      Buffer.from(late)
        .toString()
        .split('\n')
        .filter(line => line !== '')
    ).toHaveLength(2)
    expect(codeOf(await site.import(late))).toBe('courier.old')
  })

  test('[U6] [row 12] of a device that was revoked: it learns what became of its entries, and gets no documents', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    await server.author({
      kind: 'device.revoke',
      args: { device: await deviceOf(site), date: '2026-11-22', reason: '示例' }
    })
    const answer = await fetchAnswer(site, carrier)
    expect(await site.import(answer)).toMatchObject({ ok: true, value: { verdicts: 1, pages: 0, leases: 0 } })
    expect(await site.desk.sync()).toMatchObject({ pending: 0, needsDecision: 1 })
    const listed = await site.desk.core.handlers['journal.list']({ limit: 1 })
    expect(listed.ok && listed.value.entries[0]?.verdict?.rejection?.code).toBe('device.revoked')
    expect(await site.pull()).toBe('offline')
  })
})

describe('who carries', () => {
  test('[U6] [row 28] needs a token of a device or of an operator at the page; a lineless device gets neither by its file', async () => {
    const site = await openCounty()
    site.desk.line.setCut(true)
    await append(site.desk, worker())
    expect(codeOf(await site.export())).toBe('ok')
    const file = readCourierFile(Buffer.from(savedBy(site)).toString('utf8'))
    if (typeof file === 'string') throw new Error(file)
    const [header, state, upload] = file.lines
    const post = async (path: string, body: object, token: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const reply = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    }
    const both = (token: string) =>
      Promise.all([
        post('/v1/courier/upload', { header, place: 2, line: upload }, token),
        post('/v1/courier/answer', { header, state, after: null }, token)
      ])
    for (const reply of await both('x'.repeat(40))) expect(reply.status).toBe(401)
    const login = (secret: string) => post('/v1/courier/login', { login: 'trainer-b', password: secret }, '')
    expect((await login('wrong')).status).toBe(403)
    const { status, body } = await login(password)
    expect(status).toBe(200)
    const [sent, answered] = await both(String(body.token))
    expect(sent?.status).toBe(200)
    expect(answered?.status).toBe(200)
    // The carrier's token opens nothing else.
    expect((await post('/v1/leases', { batch: `batch-${county}`, count: 1 }, String(body.token))).status).toBe(401)
    // What the carrier holds of the answer cannot be read, and leads on for this file only.
    const after = String(answered?.body.after)
    expect(Buffer.from(after, 'base64url').toString('latin1')).not.toContain('county')
    const wrong = [{ after: `${after.slice(0, -4)}AAAA` }, { header: { ...header!, signature: 'A'.repeat(86) }, after }]
    for (const change of wrong)
      expect((await post('/v1/courier/answer', { header, state, ...change }, String(body.token))).status).toBe(400)
    const misplaced = { header, place: 3, line: upload }
    expect((await post('/v1/courier/upload', misplaced, String(body.token))).status).toBe(400)
    const { rows } = await server.database.pool.query(
      `select distinct actor, outcome from audit where action = 'POST /v1/courier/answer' and subject = $1 order by 2`,
      [await deviceOf(site)]
    )
    expect(rows).toContainEqual({ actor: 'trainer-b', outcome: '200' })
  })

  test('[U2] [row 32] a body beyond a megabyte is refused before it is read', async () => {
    const carrier = await openCarrier()
    const token = await carrier.desk.core.tokens()
    const line = { text: 'x'.repeat(1_100_000), signature: 'A'.repeat(86) }
    const reply = await fetch(`${server.url}/v1/courier/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ header: line, place: 2, line })
    })
    expect(reply.status).toBe(413)
  })

  test('a line that breaks while a file is carried leaves nothing half done: the same file again', async () => {
    const site = await openCounty()
    const carrier = await openCarrier()
    site.desk.line.setCut(true)
    await append(site.desk, worker(), worker())
    expect(codeOf(await site.export())).toBe('ok')
    const file = savedBy(site)
    carrier.desk.line.setCut(true)
    await expect(carrier.import(file)).rejects.toThrow('line.cut')
    carrier.desk.line.setCut(false)
    expect(codeOf(await site.import(await fetchAnswer(site, carrier, file)))).toBe('ok')
    expect(await lanesOf(site)).toMatchObject({ accepted: 2, pending: 0 })
  })
})

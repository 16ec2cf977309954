import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkShortCode } from '../../../domain/codes/short-code.ts'
import { blankMessage, blankOfLease } from '../../../domain/voucher/credential.ts'
import { serverCrypto } from '../../../sync-server/auth/suite.ts'
import { type HttpDevice, newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registerMany } from '../work.ts'

let server: TestServer
let desk: HttpDevice
let other: HttpDevice
const batch = `batch-${county}`
const size = 20
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server, size)
  desk = await newDevice(server, 'county-a', ['clerk'])
  other = await newDevice(server, 'county-a', ['clerk'])
})
afterAll(() => server.close())

test('a lease holds blanks that the server signed for this device, and comes with the next pull', async () => {
  const { lease } = (await desk.lease(batch, 3)).body
  expect(lease).toMatchObject({ device: desk.id, generation: 1, county, state: 'open' })
  const { identity } = server.context
  const key = identity.serverKeys[0]!
  for (const blank of lease.blanks) {
    expect(checkShortCode(blank.code).ok).toBe(true)
    const message = blankMessage(blankOfLease(lease, blank, { serverId: identity.serverId, suite: 'ed25519' }))
    expect(serverCrypto.verify('ed25519', key.publicKey, message, blank.signature)).toBe(true)
  }
  expect((await desk.pullAll()).get(`lease/${lease.id}`)?.document).toEqual(lease)
  expect((await other.pullAll()).has(`lease/${lease.id}`)).toBe(false)
})

test('[row 17] the sum of leases never exceeds the batch, also when many ask at once', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? desk : other).lease(batch, 4)))
  const { rows } = await server.database.pool.query(
    `select (select (body::json ->> 'leased')::int from document where id = $1) as leased,
            (select sum(json_array_length(body::json -> 'blanks'))::int from document where collection = 'lease') as blanks,
            (select count(distinct b ->> 'voucher')::int from document, json_array_elements(body::json -> 'blanks') b where collection = 'lease') as numbers`,
    [batch]
  )
  expect(rows[0].leased).toBeLessThanOrEqual(size)
  expect(rows[0].blanks).toBe(rows[0].leased)
  expect(rows[0].numbers).toBe(rows[0].leased)
  for (;;) if ((await desk.lease(batch, size)).status !== 200) break
  expect((await desk.lease(batch, 1)).status).toBe(409)
})

test('[row 17] what a device returns unused is leased again, what it issued is not', async () => {
  const held = [...(await desk.pullAll()).values()].map(
    line => line.document as { id: string; blanks?: { voucher: string; code: string }[]; plan: string; state: string }
  )
  const lease = held.find(({ blanks, state }) => state === 'open' && (blanks?.length ?? 0) >= 2)!
  const [used, ...unused] = lease.blanks!
  const [person] = await registerMany(desk, 'clerk', ['lease holder'])
  const issue = { ...used!, signature: undefined }
  const { verdicts } = await desk.perform([
    desk.body('clerk', 'voucher.issue', {
      voucher: issue.voucher,
      code: issue.code,
      lease: lease.id,
      batch,
      plan: lease.plan,
      person: person!,
      consented: false
    }),
    desk.body('clerk', 'lease.return', { lease: lease.id, batch, unused: unused.map(({ voucher }) => voucher) })
  ])
  expect(verdicts.map(({ lane, rejection }) => rejection?.code ?? lane)).toEqual(['accepted', 'accepted'])
  const again = (await other.lease(batch, 50)).body.lease
  expect(new Set(again.blanks.map(({ voucher }) => voucher))).toEqual(new Set(unused.map(({ voucher }) => voucher)))
})

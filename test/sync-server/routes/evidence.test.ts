import { afterAll, beforeAll, expect, test } from 'vitest'
import { certificateMessage } from '../../../domain/directory/certificate.ts'
import type { SignedKeyGrant } from '../../../domain/directory/key-grant.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { newDevice } from '../http-device.ts'
import { county, foundPlaces, startTestServer, type TestServer } from '../test-server.ts'
import { registration } from '../work.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await foundPlaces(server)
})
afterAll(() => server.close())

test('[S19] [row 18] what a restored database lacks of a device it takes back from it, once', async () => {
  const { pool } = server.context
  const device = await newDevice(server, 'county-a', ['clerk'])
  const { lease } = (await device.lease(`batch-${county}`, 2)).body
  const { grant } = (await device.login('clerk')).body as { grant: SignedKeyGrant }
  // The database is as it was before the device came, with the office and its people in it.
  await pool.query('delete from document where id = any($1::text[])', [[device.id, lease.id]])
  await pool.query('delete from device_head where device_id = $1', [device.id])
  await pool.query('delete from blank where lease = $1', [lease.id])
  await pool.query(
    `update document set body = jsonb_set(body::jsonb, '{keys}', '[]')::text where collection = 'directory' and id = 'clerk'`
  )
  expect((await device.openSession()).status).toBe(401)

  expect((await device.openSession([device.certificate!])).status).toBe(200)
  const shown = { label: '示例设备', certificates: [], keys: [grant], leases: [lease] }
  expect((await device.call('/v1/evidence', { body: shown })).body).toEqual({ taken: 2 })
  expect((await device.call('/v1/evidence', { body: shown })).body).toEqual({ taken: 0 })
  const { rows } = await pool.query('select count(*)::int as n from blank where lease = $1', [lease.id])
  expect(rows).toEqual([{ n: 2 }])

  const { body, sealed } = registration(device, 'clerk', testUuid('after a restore'))
  const reply = await device.perform([body], sealed)
  expect(reply.stop).toBeNull()
  expect(reply.verdicts.map(({ lane }) => lane)).toEqual(['accepted'])
})

test('[S19] a certificate that was changed opens nothing', async () => {
  const device = await newDevice(server, 'county-a')
  const { certificate, signature } = device.certificate!
  const changed = { certificate: { ...certificate, generation: 2 }, signature }
  expect(certificateMessage(changed.certificate)).not.toBe(certificateMessage(certificate))
  device.generation = 2
  expect((await device.openSession([changed])).status).toBe(401)
})

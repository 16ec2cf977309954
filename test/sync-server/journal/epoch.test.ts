import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { raiseEpoch } from '../../../sync-server/auth/epoch.ts'
import { drawFirstPassword } from '../../../sync-server/auth/first-password.ts'
import { hashPassword, operatorByPassword, setOperatorPassword } from '../../../sync-server/auth/operator-secret.ts'
import { createRegistrationCode, findRegistrationCode } from '../../../sync-server/auth/registration-code.ts'
import { openHeadReceipts, placesLacking } from '../../../sync-server/journal/head-receipts.ts'
import { createLog } from '../../../sync-server/log.ts'
import { openServerContext } from '../../../sync-server/server-context.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
let folder: string
const log = createLog('silent')
beforeAll(async () => {
  database = await createTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'jinquan-epoch-'))
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const start = async () => {
  const context = await openServerContext(database, folder, log)
  const { epoch, identity, shortfall } = context
  const lacking = (await shortfall.read()).lacking
  await context.close()
  return { epoch, serverId: identity.serverId, keyId: identity.signKeyId, lacking }
}

describe('the epoch', () => {
  test('stays over restarts, as do the id and the keys of the server', async () => {
    const first = await start()
    expect(first.epoch.n).toBe(1)
    expect(await start()).toEqual(first)
  })

  test('[row 18] is raised by the restore command', async () => {
    const raised = await raiseEpoch(database.pool, 'restored', Date.now())
    expect(raised.n).toBe(2)
    expect((await start()).epoch).toEqual(raised)
  })

  test('is raised where PostgreSQL says that this is another system or timeline', async () => {
    await database.pool.query(`update epoch set system_identifier = '1' where n = 2`)
    expect((await start()).epoch.n).toBe(3)
    await database.pool.query(`update epoch set timeline = timeline + 1 where n = 3`)
    const { epoch } = await start()
    expect(epoch.n).toBe(4)
    expect((await start()).epoch).toEqual(epoch)
  })

  test('[row 19] is raised when a device was told of a place that the database lacks', async () => {
    const { epoch } = await start()
    const receipt = { device: 'pc-1', generation: 1, seq: 7, hash: 'h' }
    await writeFile(join(folder, 'head-receipts.ndjson'), `${JSON.stringify(receipt)}\n{"device":"cut of`)
    expect(await start()).toMatchObject({ epoch: { n: epoch.n + 1 }, lacking: 1 })
    const archive = `head-receipts-epoch-${epoch.n}-${epoch.random}.ndjson`
    expect(await readFile(join(folder, archive), 'utf8')).toContain('pc-1')
    expect(await placesLacking(database.pool, folder)).toEqual([{ device: 'pc-1', generation: 1, seq: 7 }])
    expect((await start()).epoch.n).toBe(epoch.n + 1)
  })

  test('[row 19] is kept when the database has all that devices were told of, also after a line was cut off', async () => {
    const { epoch } = await start()
    await database.pool.query(
      `insert into place (device_id, generation, seq, hash, prev, body_hash, entry)
       values ('pc-1', 1, 7, 'h', 'p', 'b', '0190a5b0-0000-7000-8000-000000000001')`
    )
    const file = join(folder, 'head-receipts.ndjson')
    await appendFile(file, '{"device":"cut of')
    const receipts = await openHeadReceipts(folder)
    await receipts.keep('pc-1', { generation: 1, seq: 7, hash: 'h' })
    await receipts.close()
    expect(await placesLacking(database.pool, folder)).toEqual([])
    expect(await start()).toMatchObject({ epoch, lacking: 0 })
    await appendFile(file, `${JSON.stringify({ device: 'pc-1', generation: 1, seq: 8, hash: 'later' })}\n`)
    expect((await start()).epoch.n).toBe(epoch.n + 1)
  })

  test('keys in the database open with the file of the data folder only', async () => {
    const secret = await readFile(join(folder, 'server-secret'), 'utf8')
    await writeFile(join(folder, 'server-secret'), Buffer.alloc(32, 1).toString('base64url'))
    await expect(start()).rejects.toMatchObject({ code: 'secretMissing' })
    await writeFile(join(folder, 'server-secret'), secret)
    await expect(start()).resolves.toBeDefined()
  })

  test('[row 19] is raised once where several processes start in one moment: none stumbles over what another does', async () => {
    for (let round = 1; round <= 3; round++) {
      const { epoch } = await start()
      const told = Array.from({ length: 200 }, (_, n) => ({ device: 'pc-2', generation: round, seq: n + 1, hash: 'h' }))
      await writeFile(join(folder, 'head-receipts.ndjson'), told.map(one => `${JSON.stringify(one)}\n`).join(''))
      const started = await Promise.all([start(), start(), start()])
      expect(started.map(one => one.epoch.n)).toEqual([1, 1, 1].map(more => epoch.n + more))
    }
  })

  test('[D11] [D12] ends what was given to let in and seems unused: since the dump it may have been used', async () => {
    const now = Date.now()
    const { pool } = database
    const grant = { organisation: 'county-a', deviceId: null }
    const { code } = await createRegistrationCode(pool, grant, now)
    const { firstPassword, hashed, validUntil } = await drawFirstPassword(now)
    const own = { id: 'holder', login: 'holder' }
    await setOperatorPassword(pool, { id: 'newcomer', login: 'newcomer' }, hashed, now, validUntil)
    await setOperatorPassword(pool, own, await hashPassword('an-own-password'), now)
    const proven = async () => [
      await operatorByPassword(pool, 'newcomer', firstPassword, now),
      await operatorByPassword(pool, 'holder', 'an-own-password', now)
    ]
    await start()
    expect(await findRegistrationCode(pool, code, now)).toEqual(grant)
    expect(await proven()).toMatchObject([
      { ok: true, isFirst: true },
      { ok: true, isFirst: false }
    ])

    await raiseEpoch(pool, 'restored', now)
    expect(await findRegistrationCode(pool, code, now)).toBeUndefined()
    expect(await proven()).toMatchObject([{ ok: false, isExpired: true }, { ok: true }])

    const again = await createRegistrationCode(pool, grant, now)
    await setOperatorPassword(pool, { id: 'newcomer', login: 'newcomer' }, hashed, now, validUntil)
    expect(await findRegistrationCode(pool, again.code, now)).toEqual(grant)
    expect(await proven()).toMatchObject([{ ok: true, isFirst: true }, { ok: true }])
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openDeviceKeys } from '../../../src-main/device/device-key.ts'
import { type Keyring, KeyringLostError, noKeyring } from '../../../src-main/device/keyring.ts'
import { WAIT_MS } from '../../../src-main/device/lockout.ts'
import { openOperatorFiles } from '../../../src-main/device/operator-file.ts'
import { openOperatorKeys } from '../../../src-main/device/operator-keys.ts'
import { SCRYPT_COST, unwrapByPassword, wrapByPassword } from '../../../src-main/device/password-box.ts'
import { nodeDisk } from '../../../src-main/journal/disk.ts'
import { openReserve } from '../../../src-main/journal/reserve-file.ts'
import { nodeCrypto } from '../../../src-main/journal/signing.ts'
import { openWholeFiles } from '../../../src-main/journal/whole-file.ts'
import { SMALL_RESERVE, temporaryFolder } from '../journal/folder.ts'

const CHEAP = { N: 16, r: 1, p: 1 }
const who = (n: number) => ({
  operator: `operator-${n}`,
  login: `clerk${n}`,
  label: `经办 0${n}`,
  roles: ['county-clerk' as const],
  grants: [],
  ticketUntil: 1_900_000_000_000
})

/** Stands for a system keyring: reversible, and another account cannot open it. */
const accountKeyring = (account: number): Keyring => ({
  kind: 'system',
  protect: bytes => Buffer.from([account, ...bytes.map(byte => byte ^ 0x5a)]),
  unprotect: bytes => {
    if (bytes[0] !== account) throw new Error('other account')
    return Buffer.from(bytes.subarray(1).map(byte => byte ^ 0x5a))
  }
})

const openDesk = async (folder: string, { elapsed = (): number => 0, keyring = noKeyring as Keyring } = {}) => {
  const reserve = await openReserve({ disk: nodeDisk, folder, bytes: SMALL_RESERVE })
  const whole = await openWholeFiles(nodeDisk, folder, reserve)
  const files = await openOperatorFiles(whole, keyring)
  return { files, whole, keys: openOperatorKeys({ files, elapsed, cost: CHEAP }) }
}

const addOperator = async (desk: Awaited<ReturnType<typeof openDesk>>, n: number) =>
  (await desk.keys.prepare(`password-${n}`)).keep(who(n))

describe('operator keys', () => {
  test('[row 40] a password opens its own key only, after a restart too, and signs', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder)
    const first = await addOperator(desk, 1)
    await addOperator(desk, 2)
    const again = await openDesk(folder)
    const unlock = await again.keys.unlock('clerk1', 'password-1')
    if (!unlock.ok) throw new Error(unlock.code)
    const { signer } = unlock.unlocked
    expect(signer.publicKey).toBe(first.signer.publicKey)
    expect(nodeCrypto.verify('ed25519', signer.publicKey, '内容', signer.sign('内容'))).toBe(true)
    expect(nodeCrypto.verify('ed25519', signer.publicKey, '别的', signer.sign('内容'))).toBe(false)
    expect(await again.keys.unlock('clerk1', 'password-2')).toEqual({
      ok: false,
      code: 'wrong-password',
      attemptsLeft: 4
    })
    expect(await again.keys.unlock('nobody', 'password-2')).toEqual({ ok: false, code: 'unknown-operator' })
    unlock.unlocked.forget()
    expect(() => signer.sign('内容')).toThrow('left')
  })

  test('several operators end up with the same data keys, whoever came first', async () => {
    const desk = await openDesk(temporaryFolder())
    await addOperator(desk, 1)
    await addOperator(desk, 2)
    await addOperator(desk, 3)
    const keysOf = async (n: number) => {
      const unlock = await desk.keys.unlock(`clerk${n}`, `password-${n}`)
      if (!unlock.ok) throw new Error(unlock.code)
      return unlock.unlocked.dataKeys().map(({ version, key }) => `${version}:${Buffer.from(key).toString('hex')}`)
    }
    const newest = (await keysOf(3)).at(-1)
    expect((await keysOf(1)).at(-1)).toBe(newest)
    expect(await keysOf(2)).toHaveLength(3)
    expect(await keysOf(3)).toEqual(await keysOf(1))
  })

  test('5 wrong passwords: 15 minutes of elapsed time, whatever the wall clock says and over a restart', async () => {
    const folder = temporaryFolder()
    let elapsed = 0
    const desk = await openDesk(folder, { elapsed: () => elapsed })
    await addOperator(desk, 1)
    for (let left = 4; left >= 0; left--) {
      const attempt = await desk.keys.unlock('clerk1', 'wrong')
      expect(attempt).toMatchObject({ ok: false, code: 'wrong-password' })
    }
    expect(await desk.keys.unlock('clerk1', 'password-1')).toEqual({ ok: false, code: 'locked-out', waitMs: WAIT_MS })
    elapsed += WAIT_MS - 1000
    expect(await desk.keys.unlock('clerk1', 'password-1')).toMatchObject({ code: 'locked-out', waitMs: 1000 })
    const restarted = await openDesk(folder, { elapsed: () => elapsed })
    expect(await restarted.keys.unlock('clerk1', 'password-1')).toMatchObject({ code: 'locked-out', waitMs: WAIT_MS })
    elapsed += WAIT_MS
    expect((await restarted.keys.unlock('clerk1', 'password-1')).ok).toBe(true)
  })

  test('10 wrong passwords: only the server lets somebody in again', async () => {
    const folder = temporaryFolder()
    let elapsed = 0
    const desk = await openDesk(folder, { elapsed: () => elapsed })
    await addOperator(desk, 1)
    for (let n = 0; n < 10; n++) {
      await desk.keys.unlock('clerk1', 'wrong')
      elapsed += WAIT_MS
    }
    expect(await desk.keys.unlock('clerk1', 'password-1')).toEqual({ ok: false, code: 'needs-line' })
    expect(await desk.keys.unlockProven('clerk1', 'wrong')).toBeUndefined()
    expect(await desk.keys.unlockProven('clerk1', 'password-1')).toBeDefined()
    expect((await desk.keys.unlock('clerk1', 'password-1')).ok).toBe(true)
  })

  test('many attempts at once count one by one', async () => {
    const desk = await openDesk(temporaryFolder())
    await addOperator(desk, 1)
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const unlock = await desk.keys.unlock('clerk1', `guess-${n}`)
        return unlock.ok ? 'ok' : unlock.code
      })
    )
    expect(codes.filter(code => code === 'wrong-password')).toHaveLength(5)
    expect(codes.filter(code => code === 'locked-out')).toHaveLength(15)
  })

  test('a changed password opens, the old one no longer does', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder)
    const { signer } = await addOperator(desk, 1)
    expect(await desk.keys.changePassword('clerk1', 'nope', 'fresh')).toMatchObject({ code: 'wrong-password' })
    expect(await desk.keys.changePassword('clerk1', 'password-1', 'fresh')).toEqual({ ok: true })
    const again = await openDesk(folder)
    expect(await again.keys.unlock('clerk1', 'password-1')).toMatchObject({ code: 'wrong-password' })
    const unlock = await again.keys.unlock('clerk1', 'fresh')
    expect(unlock.ok && unlock.unlocked.signer.publicKey).toBe(signer.publicKey)
  })

  test('[row 12] no private key, data key or password in a file, and none in what can be printed', async () => {
    const folder = temporaryFolder()
    const desk = await openDesk(folder)
    const unlocked = await addOperator(desk, 1)
    const secrets = ['password-1', ...unlocked.dataKeys().map(({ key }) => Buffer.from(key).toString('base64'))]
    const files = readdirSync(folder).map(name => Buffer.from(readFileSync(join(folder, name))))
    const decoded = files.map(file => {
      const text = file.toString('utf8')
      // a file of random bytes begins with a brace now and then
      const isJson = text.startsWith('{"') && text.endsWith('}')
      const { content } = JSON.parse(isJson ? text : '{}')
      return `${file.toString('latin1')}${Buffer.from(content ?? '', 'base64').toString('latin1')}`
    })
    const printed = [inspect(unlocked, { depth: 9 }), JSON.stringify(unlocked)]
    for (const text of [...decoded, ...printed]) for (const secret of secrets) expect(text).not.toContain(secret)
    if (process.platform !== 'win32') {
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    }
  })
})

describe('the device key', () => {
  test('comes back by its public key and only under the account that wrote it', async () => {
    const folder = temporaryFolder()
    const { whole } = await openDesk(folder)
    const mine = openDeviceKeys(whole, accountKeyring(1))
    const signer = await mine.create()
    const other = await mine.create()
    expect((await mine.load(signer.publicKey))?.publicKey).toBe(signer.publicKey)
    await expect(openDeviceKeys(whole, accountKeyring(2)).load(signer.publicKey)).rejects.toThrow(KeyringLostError)
    await expect(openDeviceKeys(whole, noKeyring).load(signer.publicKey)).rejects.toThrow(KeyringLostError)
    await mine.keepOnly(signer.publicKey)
    expect(await mine.load(other.publicKey)).toBeUndefined()
    expect(await mine.load(signer.publicKey)).toBeDefined()
  })
})

test('the shipped scrypt cost works and is bound to its holder', async () => {
  const box = await wrapByPassword('口令', 'a', Buffer.from('secret'), SCRYPT_COST)
  expect((await unwrapByPassword('口令', 'a', box))?.toString()).toBe('secret')
  expect(await unwrapByPassword('口令', 'b', box)).toBeUndefined()
})

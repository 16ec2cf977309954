import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textToScan } from '../../../domain/voucher/credential-text.ts'
import { FolderLockedError } from '../../../src-main/journal/folder-lock.ts'
import { DAY } from '../../doubles/test-province.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, entry, login, openDesk, register, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const person = (n: number) => entry(registerPerson(n))
const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)

describe('a desk', () => {
  test('is unregistered, then locked, then open, and says where it stands', async () => {
    const server = await openServer()
    await server.addOperator(1)
    const desk = await openDesk(temporaryFolder(), server)
    expect(codeOf(await login(desk, 1))).toBe('desk.unregistered')
    expect(codeOf(await append(desk, person(1)))).toBe('desk.unregistered')
    const refused = await desk.core.handlers['setup.register']({ server: 'https://sync.example', code: 'wrong-code' })
    expect(codeOf(refused)).toBe('setup.code-refused')
    const registered = await register(desk, server)
    expect(registered).toMatchObject({
      ok: true,
      value: {
        phase: 'locked',
        device: { id: 'device-1', generation: 1 },
        organisation: { id: 'county-a' },
        practice: true
      }
    })
    expect(codeOf(await append(desk, person(1)))).toBe('desk.locked')
    expect(codeOf(await login(desk, 1, 'wrong'))).toBe('session.wrong-password')
    expect(await login(desk, 1)).toMatchObject({
      ok: true,
      value: { phase: 'open', operator: { id: 'clerk1', roles: ['county-clerk'] } }
    })
    expect(desk.core.title()).toBe('示例 county-a · 经办 01')
    expect(codeOf(await register(desk, server))).toBe('desk.already-registered')
  })

  test('stores, uploads and learns the verdict; the parts reach the server sealed', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const appended = await append(desk, person(1), person(2))
    expect(appended).toMatchObject({
      ok: true,
      value: { entries: [{ lane: 'pending', position: 1 }, { position: 2 }] }
    })
    await until(async () => (await desk.sync()).pending === 0)
    const listed = await desk.core.handlers['journal.list']({ limit: 10 })
    expect(listed).toMatchObject({ ok: true, value: { counts: { accepted: 2, pending: 0 }, next: null } })
    expect(server.store.sealed.size).toBe(2)
    expect(JSON.stringify([...server.store.entries.values()])).not.toContain('样例')
    expect(JSON.stringify([desk.logged, desk.pushed])).not.toContain('样例')
    await until(() => desk.pushed.filter(({ event }) => event === 'journal.changed').length >= 2)
  })

  test('[row 1] works without a line, a restart included, and sends everything once there is one', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    expect((await append(desk, person(1))).ok).toBe(true)
    await desk.core.close()
    server.failWith = 503
    const again = await openDesk(folder, server)
    again.line.setCut(true)
    expect(codeOf(await append(again, person(2)))).toBe('desk.locked')
    expect((await login(again, 1)).ok).toBe(true)
    expect((await append(again, person(2))).ok).toBe(true)
    expect(await again.sync()).toMatchObject({ line: 'cut', pending: 2 })
    server.failWith = null
    again.line.setCut(false)
    await again.core.handlers['sync.now']({})
    await until(async () => (await again.sync()).pending === 0)
    expect(server.store.heads.get('device-1')?.seq).toBe(2)
  })

  test('uploads while nobody is logged in, and survives a refused token', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    desk.line.setCut(true)
    await append(desk, person(1))
    await desk.core.handlers['session.lock']({})
    expect(await desk.core.tokens()).toBeNull()
    server.forgetTokens()
    desk.line.setCut(false)
    await desk.core.handlers['sync.now']({})
    await until(async () => (await desk.sync()).pending === 0)
  })

  test('a second process cannot open the same folder', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    await expect(openDesk(folder, server)).rejects.toThrow(FolderLockedError)
    await desk.core.close()
    await openDesk(folder, server)
  })

  test('locks by itself and forgets the keys', async () => {
    const server = await openServer()
    let elapsed = 0
    const desk = await workingDesk(temporaryFolder(), server, { lockAfterMs: 1000, elapsed: () => elapsed })
    expect((await desk.core.handlers['keys.data-key']({})).ok).toBe(true)
    elapsed = 999
    await desk.core.handlers['session.touch']({})
    elapsed = 1998
    expect((await append(desk, person(1))).ok).toBe(true)
    elapsed = 2999
    expect(codeOf(await append(desk, person(2)))).toBe('desk.locked')
    expect(codeOf(await desk.core.handlers['keys.data-key']({}))).toBe('desk.locked')
  })

  test('[row 1] past the offline limit value actions stop and registration goes on; a contact starts it anew', async () => {
    const server = await openServer()
    let elapsed = 0
    const desk = await workingDesk(temporaryFolder(), server, { elapsed: () => elapsed, lockAfterMs: 1e12 })
    desk.line.setCut(true)
    elapsed = 7 * DAY + 1000
    desk.wall += elapsed
    const issue = entry({ kind: 'voucher.issue', args: { voucher: 'v-1' } })
    expect(codeOf(await append(desk, issue))).toBe('journal.offline-limit')
    expect((await append(desk, person(1))).ok).toBe(true)
    server.province.now += elapsed
    desk.line.setCut(false)
    await desk.core.handlers['sync.now']({})
    await until(async () => (await desk.sync()).pending === 0)
    expect((await append(desk, issue)).ok).toBe(true)
  })

  test('[row 14] a login ticket lasts as long as the offline limit; past it only the server lets an operator in', async () => {
    const server = await openServer()
    let elapsed = 0
    const desk = await workingDesk(temporaryFolder(), server, { elapsed: () => elapsed, lockAfterMs: 1e12 })
    desk.line.setCut(true)
    const loginAfter = async (ms: number) => {
      elapsed += ms
      desk.wall += ms
      server.province.now += ms
      await desk.core.handlers['session.lock']({})
      return login(desk, 1)
    }
    expect((await loginAfter(7 * DAY - 1000)).ok).toBe(true)
    expect(codeOf(await loginAfter(1000))).toBe('session.ticket-expired')
    desk.line.setCut(false)
    const known = server.passwords.get('clerk1')!
    server.passwords.delete('clerk1')
    expect(codeOf(await login(desk, 1))).toBe('session.wrong-password')
    server.passwords.set('clerk1', known)
    expect((await login(desk, 1)).ok).toBe(true)
    desk.line.setCut(true)
    expect((await loginAfter(6 * DAY)).ok).toBe(true)
  })

  test('[row 17] a lease is kept, its blanks are used once, its rest is returned; the paper proves itself', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    const granted = await desk.core.handlers['lease.request']({ batch: 'batch-1', count: 3 })
    if (!granted.ok) throw new Error(granted.failure.code)
    const { lease } = granted.value
    expect(lease).toMatchObject({ granted: 3, usable: true })
    const [blank] = lease.remaining
    const args = { voucher: blank!.voucher, code: blank!.code, lease: lease.id, batch: 'batch-1', plan: 'plan-1' }
    const who = registerPerson(1)
    await append(
      desk,
      entry(who),
      entry({ kind: 'voucher.issue', args: { ...args, person: who.args.person, consented: false } })
    )
    await until(async () => (await desk.sync()).pending === 0)
    const text = await desk.core.handlers['voucher.qr']({ voucher: blank!.voucher, pulled: null })
    if (!text.ok) throw new Error(text.failure.code)
    expect(textToScan(text.value.text)).toMatchObject({
      ok: true,
      scan: { form: 'issued', issue: { person: who.args.person } }
    })
    expect(codeOf(await desk.core.handlers['voucher.qr']({ voucher: 'v-999', pulled: null }))).toBe('voucher.unknown')
    const part = { person: who.args.person as string, part: 'identity' } as const
    const own = await desk.core.handlers['person.part'](part)
    expect(own).toEqual({
      ok: true,
      value: { part: { keyVersion: 1, iv: expect.any(Uint8Array), data: expect.any(Uint8Array) } }
    })
    expect(await desk.core.handlers['person.part']({ ...part, part: 'payment' })).toMatchObject({
      value: { part: null }
    })
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await desk.core.handlers['person.part'](part))).toBe('desk.locked')
    await desk.core.close()

    const again = await openDesk(folder, server)
    await login(again, 1)
    const list = await again.core.handlers['lease.list']({})
    expect(list).toMatchObject({
      ok: true,
      value: { leases: [{ remaining: [{ voucher: 'v-2' }, { voucher: 'v-3' }] }] }
    })
    expect((await again.core.handlers['lease.return']({ lease: lease.id })).ok).toBe(true)
    await until(async () => (await again.sync()).pending === 0)
    expect(server.store.documents_.get(`lease/${lease.id}`)?.document).toMatchObject({ state: 'returned' })
    const batch = server.store.documents_.get('batch/batch-1')?.document
    expect(batch).toMatchObject({ leased: 1 })
    expect((await desk.sync()).needsDecision).toBe(0)
  })

  test('a check before leaving names every item once', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const items = await desk.core.readiness()
    const states = Object.fromEntries(items.map(({ item, state }) => [item, state]))
    expect(states).toEqual({
      reserve: 'good',
      journal: 'good',
      clock: 'good',
      keyring: 'warn',
      'login-ticket': 'good',
      'data-age': 'bad',
      revocations: 'bad',
      leases: 'warn'
    })
  })

  test('[row 12] nothing personal and no password lies in clear below its folder', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    await append(desk, person(1))
    await desk.core.close()
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.[a-z-]+$/.test(name)) continue
      const bytes = readFileSync(join(folder, name)).toString('utf8')
      for (const secret of ['样例', '199001011001', 'password-1']) expect(bytes).not.toContain(secret)
    }
    rmSync(join(folder, 'desk', 'device', 'registration.json'))
    const again = await openDesk(folder, server)
    expect(await again.core.handlers['desk.state']({})).toMatchObject({ ok: true, value: { phase: 'unregistered' } })
  })
})

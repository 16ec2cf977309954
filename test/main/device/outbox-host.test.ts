import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../journal/folder.ts'
import { append, entry, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const person = (n: number) => entry(registerPerson(n))
const persons = (from: number, count: number) => Array.from({ length: count }, (_, n) => person(from + n))

describe('the outbox', () => {
  test('sends a long queue in order, in batches the server takes', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    desk.line.setCut(true)
    await append(desk, ...persons(1, 120))
    await append(desk, ...persons(200, 120))
    server.requests.length = 0
    desk.line.setCut(false)
    await desk.core.handlers['sync.now']({})
    await until(async () => (await desk.sync()).pending === 0)
    expect(server.requests.filter(path => path === '/v1/journal').length).toBeGreaterThanOrEqual(3)
    expect(server.store.heads.get('device-1')?.seq).toBe(240)
    expect(server.store.sealed.size).toBe(240)
  })

  test('[row 5] a long offline import survives being stopped in the middle, and main is asked meanwhile', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const importing = Array.from({ length: 6 }, (_, n) => append(desk, ...persons(n * 100, 100)))
    let answered = 0
    const isDone = Promise.all(importing).then(() => true)
    while (!(await Promise.race([isDone, new Promise<boolean>(resolve => setImmediate(() => resolve(false)))]))) {
      const page = await desk.core.handlers['journal.undecided']({ after: answered })
      if (page.ok) answered = page.value.entries.at(-1)?.position ?? answered
    }
    expect(answered).toBeGreaterThan(0)
    const late = append(desk, ...persons(600, 100))
    await desk.core.close()
    const stored = await late.then(
      outcome => (outcome.ok ? 100 : 0),
      () => 0
    )
    const again = await openDesk(folder, server)
    await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
    await until(async () => (await again.sync()).pending === 0, 30_000)
    expect(server.store.heads.get('device-1')?.seq).toBe(600 + stored)
  }, 60_000)

  test('[row 20] a server that speaks with this version no more is said; what is saved goes up after the upgrade', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    server.failWith = 426
    await append(desk, person(1))
    await until(async () => (await desk.sync()).upgradeNeeded)
    await append(desk, person(2))
    expect(await desk.sync()).toMatchObject({ pending: 2, frozen: false, upgradeNeeded: true })
    await desk.core.close()
    server.failWith = null
    const upgraded = await openDesk(folder, server)
    await until(async () => (await upgraded.sync()).pending === 0)
    expect((await upgraded.sync()).upgradeNeeded).toBe(false)
  })

  test('[O11] [row 12] a desk that was revoked says so, gets a verdict on what it has, and takes no more work', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    await append(desk, ...persons(1, 120))
    await append(desk, person(200))
    const reason = '示例失窃'
    await server.province.must('device.revoke', { device: 'device-1', date: '2026-03-02', reason })
    expect((await desk.sync()).revoked).toBe(false)
    desk.line.setCut(false)
    await desk.core.handlers['sync.now']({})
    await until(async () => (await desk.sync()).pending === 0)
    expect(await desk.sync()).toMatchObject({ revoked: true, frozen: true })
    expect(await append(desk, person(201))).toMatchObject({ ok: false, failure: { code: 'device.revoked' } })
    const listed = await desk.core.handlers['journal.list']({ limit: 10 })
    expect(listed).toMatchObject({ ok: true, value: { counts: { rejected: 121, accepted: 0, pending: 0 } } })
    await desk.core.close()
    const again = await openDesk(folder, server)
    await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
    expect(await append(again, person(201))).toMatchObject({ ok: false, failure: { code: 'device.revoked' } })
  })

  test('[row 34] waits longer after each failure instead of asking without end', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    server.failWith = 503
    server.requests.length = 0
    await append(desk, person(1))
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(server.requests.length).toBeLessThanOrEqual(2)
    server.failWith = null
    await desk.core.handlers['sync.now']({})
    await until(async () => (await desk.sync()).pending === 0)
  })

  test('[row 8] a reply lost after the commit changes nothing: the same verdicts come again', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    const send = server.send
    let lost = 0
    let isLosing = true
    Object.assign(server, {
      send: async (url: string, init?: RequestInit) => {
        const response = await send(url, init)
        if (!isLosing || !url.endsWith('/v1/journal') || !String(init?.body).includes('person.register'))
          return response
        lost += 1
        throw new TypeError('the line broke')
      }
    })
    await desk.core.close()
    const again = await openDesk(folder, server)
    await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
    await append(again, person(1))
    await until(() => lost > 0)
    expect((await again.sync()).pending).toBe(1)
    isLosing = false
    await again.core.handlers['sync.now']({})
    await until(async () => (await again.sync()).pending === 0)
    expect([...server.store.documents_.keys()].filter(key => key.startsWith('person/'))).toHaveLength(1)
  })

  test('[row 18] a server restored behind its clients is offered again what it lost', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    await append(desk, person(1))
    await until(async () => (await desk.sync()).pending === 0)
    const dump = server.store.dump()
    await append(desk, person(2), person(3))
    await until(async () => (await desk.sync()).pending === 0)
    server.store.restore(dump, { n: 2, random: 'second' })
    await desk.core.handlers['sync.now']({})
    await until(() => server.store.heads.get('device-1')?.seq === 3)
    // What the dump held is neither sent again nor taken for granted: its verdict comes with the new replica.
    await until(async () => (await desk.sync()).pending === 1)
    const [kept] = [...dump.entries.values()].filter(({ body }) => body.deviceId === 'device-1')
    const page = { epoch: server.store.epoch, head: 3, verdicts: [kept!.verdict], asOf: server.now }
    await desk.core.handlers['journal.decided'](page)
    expect((await desk.sync()).pending).toBe(0)
    expect([...server.store.documents_.keys()].filter(key => key.startsWith('person/'))).toHaveLength(3)
    expect((await desk.sync()).frozen).toBe(false)
  })

  test('[O9] [S19] [row 18] a desk that lost nothing still shows a restored server what it had signed', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    await append(desk, person(1))
    await until(async () => (await desk.sync()).pending === 0)
    server.store.restore(server.store.dump(), { n: 2, random: 'second' })
    server.requests.length = 0
    await desk.core.handlers['sync.now']({})
    await until(() => server.requests.includes('/v1/evidence'))
    const decided = { epoch: server.store.epoch, head: 1, verdicts: [], asOf: server.now }
    await desk.core.handlers['journal.decided'](decided)
    await append(desk, person(2))
    await until(() => server.store.heads.get('device-1')?.seq === 2)
    expect(server.requests.filter(path => path === '/v1/evidence')).toHaveLength(1)
  })

  test('[row 25] an entry lost from the file before it was sent stops new work and is said, not hidden', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    for (const n of [1, 2, 3]) await append(desk, person(n))
    await desk.core.close()
    const path = join(folder, 'desk', 'journal', '000001.lines')
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, [lines[0], `${lines[1]!.slice(0, -2)}!}`, ...lines.slice(2)].join('\n'))
    const again = await openDesk(folder, server)
    await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
    await until(() => server.store.heads.get('device-1')?.seq === 1)
    expect(await append(again, person(4))).toMatchObject({ ok: false, failure: { code: 'journal.damaged' } })
    expect((await again.sync()).frozen).toBe(true)
    const items = await again.core.readiness()
    expect(items.find(({ item }) => item === 'journal')).toMatchObject({ state: 'bad', figures: { damaged: 1 } })
    server.codes.set('fresh', 'device-1')
    await again.core.handlers['setup.register']({ server: 'https://sync.example', code: 'fresh' })
    await until(async () => (await again.sync()).pending === 0)
    expect((await append(again, person(4))).ok).toBe(true)
    await until(() => [...server.store.documents_.keys()].filter(key => key.startsWith('person/')).length === 3)
  })
})

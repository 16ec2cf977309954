import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../journal/folder.ts'
import { append, entry, login, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const person = (n: number) => entry(registerPerson(n))
const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)

describe('own entries', () => {
  test('[row 35] a refused entry does not hold up those behind it', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const foreign = entry({ ...registerPerson(1), args: { ...registerPerson(1).args, county: '140222' } })
    await append(desk, foreign, person(2))
    await until(async () => (await desk.sync()).pending === 0)
    const list = await desk.core.handlers['journal.list']({ limit: 10 })
    if (!list.ok) throw new Error('listed')
    expect(list.value.entries.map(one => [one.lane, one.verdict?.rejection?.code])).toEqual([
      ['accepted', undefined],
      ['rejected', 'author.outside-place']
    ])
    expect((await desk.sync()).needsDecision).toBe(1)
    const [taken, refused] = list.value.entries.map(({ body }) => body.id)
    await desk.core.handlers['journal.seen']({ ids: [taken!, refused!] })
    expect((await desk.sync()).needsDecision).toBe(0)
    await desk.core.close()
    const again = await openDesk(desk.folder, server)
    const after = await again.core.handlers['journal.list']({ limit: 10 })
    expect(after.ok && after.value.entries.map(({ lane, seen }) => [lane, seen])).toEqual([
      ['accepted', false],
      ['rejected', true]
    ])
    expect((await again.sync()).needsDecision).toBe(0)
  })

  test('[row 39] decided entries stay in the overlay until the replica says that it holds them', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    await append(desk, person(1))
    await until(async () => (await desk.sync()).pending === 0)
    const undecided = async () => {
      const open = await desk.core.handlers['journal.undecided']({})
      return open.ok ? open.value.entries : []
    }
    const [one] = await undecided()
    expect(one?.lane).toBe('accepted')
    const decided = { epoch: server.store.epoch, head: one!.verdict!.seq, verdicts: [one!.verdict!], asOf: server.now }
    await desk.core.handlers['journal.decided'](decided)
    expect(await undecided()).toEqual([])
    expect((await desk.sync()).dataAsOf).toBe(server.now)
  })

  test('[Y1] what the overlay folds comes in pages, and entries named come alone or not at all', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    desk.line.setCut(true)
    const persons = (from: number) => Array.from({ length: 150 }, (_, n) => person(from + n))
    await append(desk, ...persons(0))
    await append(desk, ...persons(200))
    const ask = async (request: { after?: number; ids?: string[] }) => {
      const outcome = await desk.core.handlers['journal.undecided'](request)
      if (!outcome.ok) throw new Error(outcome.failure.code)
      return outcome.value
    }
    const first = await ask({})
    const rest = await ask({ after: first.next! })
    const positions = [...first.entries, ...rest.entries].map(({ position }) => position)
    expect(positions).toEqual(Array.from({ length: 300 }, (_, n) => n + 1))
    expect([first.entries.length, rest.next]).toEqual([200, null])
    const ids = [rest.entries[0]!, first.entries[0]!].map(({ body }) => body.id)
    expect((await ask({ ids })).entries.map(({ position }) => position)).toEqual([1, 201])
    const [one] = first.entries
    const verdict = { entry: one!.body.id, lane: 'accepted' as const, rejection: null, causedBy: null, case: null }
    const decided = { ...verdict, decidedAt: server.now, seq: 7 }
    const snapshot = { epoch: server.store.epoch, head: 7, verdicts: [decided], asOf: server.now }
    await desk.core.handlers['journal.decided'](snapshot)
    expect((await ask({ ids: [one!.body.id] })).entries).toEqual([])
    expect((await ask({})).entries[0]?.position).toBe(2)
  })

  test('locked while an append is being sealed: nothing of it is stored', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, server)
    desk.line.setCut(true)
    const appending = append(desk, ...Array.from({ length: 100 }, (_, n) => person(n)))
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await appending)).toBe('desk.locked')
    expect((await desk.sync()).pending).toBe(0)
    const sealed = readdirSync(join(folder, 'desk', 'sealed')).map(name =>
      readFileSync(join(folder, 'desk', 'sealed', name), 'utf8')
    )
    expect(sealed.join('')).not.toContain('"is":"part"')
    await login(desk, 1)
    expect((await append(desk, person(1))).ok).toBe(true)
  })
})

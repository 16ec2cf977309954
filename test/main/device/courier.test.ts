import { describe, expect, test } from 'vitest'
import { GENESIS } from '../../../domain/journal/entry.ts'
import { readCourierFile } from '../../../domain/protocol/courier.ts'
import type { PullRequest } from '../../../domain/protocol/pull.ts'
import { DAY } from '../../doubles/test-province.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { type AnswerSettings, answerTo } from './courier-answer.ts'
import { append, type Desk, entry, login, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const person = (n: number) => entry(registerPerson(n))
const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)
const nowhere = { epoch: null, checkpoint: {}, scopes: [] }

const exportFile = async ({ core, files }: Desk, replica: object = nowhere): Promise<Uint8Array> => {
  const made = await core.handlers['courier.export']({ replica: { ...nowhere, ...replica } })
  if (!made.ok) throw new Error(made.failure.code)
  return files.saved!
}
const importFile = ({ core, files }: Desk, content: Uint8Array) => {
  files.toOpen = content
  return core.handlers['courier.import']({})
}
const itemsOf = async ({ core }: Desk) => {
  const overview = await core.handlers['courier.state']({})
  return overview.ok ? overview.value.items : []
}
/** Without a line, after the heads were compared: what the server says of an empty chain. */
const cutDesk = async (server: DeskServer, folder = temporaryFolder()) => {
  const desk = await workingDesk(folder, server)
  await desk.core.handlers['sync.now']({})
  // A second request leaves only when the answer to the first was taken.
  await until(() => server.requests.filter(path => path === '/v1/journal').length > 1)
  desk.line.setCut(true)
  const { epoch } = server.store
  const settings: AnswerSettings = {
    epoch,
    asked: epoch,
    head: { generation: 1, seq: 0, hash: GENESIS },
    madeAt: server.now + 3 * DAY
  }
  return { desk, settings }
}
const ask = (checkpoint: PullRequest['checkpoint'], epoch: PullRequest['epoch'] = null): PullRequest => ({
  protocol: 1,
  epoch,
  checkpoint,
  limit: 100
})
const pageOf = (from: number, to: number, more = false): NonNullable<AnswerSettings['pages']>[number] => ({
  end: { from: from === 0 ? {} : { global: from }, checkpoint: { global: to }, more }
})

describe('the courier file of a desk', () => {
  test('[U1] holds what the server is not known to have, sealed; nothing of it can be read on the stick', async () => {
    const server = await openServer()
    const { desk } = await cutDesk(server)
    await append(desk, person(1), person(2))
    const saved = await exportFile(desk)
    const text = Buffer.from(saved).toString('utf8')
    const file = readCourierFile(text)
    expect(file).toMatchObject({ kind: 'out', header: { entries: 2, upTo: 2, place: '示例 county-a' } })
    for (const secret of ['样例', 'person.register', '140121', 'clerk1']) expect(text).not.toContain(secret)
    expect(await itemsOf(desk)).toMatchObject([{ way: 'out', entries: 2, upTo: 2, state: 'open' }])
    expect(JSON.stringify([desk.logged, desk.pushed])).not.toContain('样例')
  })

  test('[U4, U6] needs somebody at the desk, to write and to read', async () => {
    const server = await openServer()
    const { desk, settings } = await cutDesk(server)
    const saved = await exportFile(desk)
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await desk.core.handlers['courier.export']({ replica: nowhere }))).toBe('desk.locked')
    const answer = answerTo(server, saved, { ...settings, pages: [pageOf(0, 3)] })
    expect(codeOf(await importFile(desk, answer))).toBe('desk.locked')
    expect((await login(desk, 1)).ok).toBe(true)
    expect(codeOf(await importFile(desk, answer))).toBe('ok')
    await desk.core.handlers['session.lock']({})
    expect(await desk.core.replicaPage(ask({}))).toBeNull()
    expect((await login(desk, 1)).ok).toBe(true)
    expect(await desk.core.replicaPage(ask({}))).toContain('"end"')
  })

  test('[U4] an answer is a contact as of its time; the ticket of nobody else is renewed', async () => {
    const server = await openServer()
    const { desk, settings } = await cutDesk(server)
    const before = await desk.sync()
    const saved = await exportFile(desk)
    const ticket = async () => {
      const state = await desk.core.handlers['desk.state']({})
      return (state.ok && state.value.operator?.ticketUntil) || 0
    }
    const was = await ticket()
    expect(codeOf(await importFile(desk, answerTo(server, saved, { ...settings, operators: [] })))).toBe('ok')
    const after = await desk.sync()
    expect(after).toMatchObject({ line: 'cut', lastContactAt: settings.madeAt })
    expect(after.valueActionsUntil! - before.valueActionsUntil!).toBeGreaterThan(2 * DAY)
    expect(await ticket()).toBe(was)
    const later = { ...settings, madeAt: settings.madeAt + DAY }
    expect(codeOf(await importFile(desk, answerTo(server, saved, later)))).toBe('ok')
    expect(await ticket()).toBe(later.madeAt + 7 * DAY)
  })

  test('[U3] pages are given from their starting points, over a restart, until the replica holds them', async () => {
    const server = await openServer()
    const folder = temporaryFolder()
    const { desk, settings } = await cutDesk(server, folder)
    const saved = await exportFile(desk)
    const pages = [pageOf(0, 3, true), pageOf(3, 9)]
    const answer = answerTo(server, saved, { ...settings, pages })
    expect(await importFile(desk, answer)).toMatchObject({ ok: true, value: { kind: 'answer', pages: 2 } })
    expect(desk.pushed).toContainEqual({ event: 'hint', payload: { scope: 'courier', seq: null } })
    expect(await desk.core.replicaPage(ask({}))).toContain('"checkpoint":{"global":3}')
    await desk.core.close()
    const again = await openDesk(folder, server)
    again.line.setCut(true)
    expect((await login(again, 1)).ok).toBe(true)
    expect(await again.core.replicaPage(ask({ global: 3 }, settings.epoch))).toContain('"checkpoint":{"global":9}')
    expect((await itemsOf(again))[0]).toMatchObject({ way: 'back', state: 'applying' })
    const snapshot = { epoch: settings.epoch, head: 0, verdicts: [], asOf: settings.madeAt }
    await again.core.handlers['journal.decided'](snapshot)
    expect((await itemsOf(again)).map(({ way, state }) => [way, state])).toEqual([
      ['back', 'applied'],
      ['out', 'answered']
    ])
    expect(await again.core.replicaPage(ask({}))).toBeNull()
  })

  test('[U3] an answer that begins at nothing asks once for another replica, then makes way for the line', async () => {
    const server = await openServer()
    const { desk, settings } = await cutDesk(server)
    const saved = await exportFile(desk)
    expect(codeOf(await importFile(desk, answerTo(server, saved, { ...settings, pages: [pageOf(0, 3)] })))).toBe('ok')
    expect(await desk.core.replicaPage(ask({ global: 7 }, settings.epoch))).toContain('"from":{}')
    expect(await desk.core.replicaPage(ask({ global: 7 }, settings.epoch))).toBeNull()
    expect((await itemsOf(desk))[0]).toMatchObject({ state: 'overtaken' })
  })

  test('[U5] an older answer is refused, the same one again is not', async () => {
    const server = await openServer()
    const { desk, settings } = await cutDesk(server)
    const saved = await exportFile(desk)
    const newer = answerTo(server, saved, settings)
    const older = answerTo(server, saved, { ...settings, madeAt: settings.madeAt - 1 })
    expect(codeOf(await importFile(desk, newer))).toBe('ok')
    expect(codeOf(await importFile(desk, older))).toBe('courier.old')
    expect(codeOf(await importFile(desk, newer))).toBe('ok')
    const restored = { n: settings.epoch.n + 1, random: 'restored' }
    const next = { ...settings, epoch: restored, madeAt: settings.madeAt + DAY }
    expect(codeOf(await importFile(desk, answerTo(server, saved, next)))).toBe('ok')
    const ended = { ...settings, madeAt: next.madeAt + DAY }
    expect(codeOf(await importFile(desk, answerTo(server, saved, ended)))).toBe('courier.old')
  })

  test('[U1] what is no courier file, was altered or is for another desk changes nothing', async () => {
    const server = await openServer()
    const { desk, settings } = await cutDesk(server)
    const saved = await exportFile(desk)
    const answer = answerTo(server, saved, { ...settings, pages: [pageOf(0, 3)] })
    const before = await desk.sync()
    expect(codeOf(await importFile(desk, Buffer.from('no such file')))).toBe('courier.unreadable')
    for (let at = 0; at < answer.length; at += 41) {
      const altered = Uint8Array.from(answer)
      altered[at] = (altered[at] ?? 0) ^ 0x01
      expect(['courier.unreadable', 'courier.damaged', 'courier.foreign']).toContain(
        codeOf(await importFile(desk, altered))
      )
    }
    expect(codeOf(await importFile(desk, answer.slice(0, -1)))).toBe('courier.damaged')
    const other = await workingDesk(temporaryFolder(), server)
    expect(codeOf(await importFile(other, answer))).toBe('courier.foreign')
    expect(await desk.sync()).toMatchObject({ lastContactAt: before.lastContactAt })
    expect(await itemsOf(desk)).toHaveLength(1)
    expect(await desk.core.replicaPage(ask({}))).toBeNull()
  })

  test('[U6] a file of another desk that was altered is not carried, and none goes out while the line is cut', async () => {
    const server = await openServer()
    const { desk } = await cutDesk(server)
    await append(desk, person(1))
    const saved = await exportFile(desk)
    const carrier = await workingDesk(temporaryFolder(), server)
    const altered = Buffer.from(Buffer.from(saved).toString('utf8').replace('"last', '"lasx'))
    const asked = server.requests.length
    expect(codeOf(await importFile(carrier, altered))).toBe('courier.damaged')
    expect(server.requests.slice(asked).filter(path => path.includes('courier'))).toEqual([])
    carrier.line.setCut(true)
    await expect(importFile(carrier, saved)).rejects.toThrow('line.cut')
    const overview = await carrier.core.handlers['courier.state']({})
    expect(overview).toMatchObject({ ok: true, value: { work: null, items: [] } })
  })
})

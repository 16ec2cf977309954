import { expect, test } from 'vitest'
import type { Outcome } from '../../../src-main/contract/failure.ts'
import type { RequestOf } from '../../../src-main/contract/table.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const who = registerPerson(1)
const pageOf = ({ core }: Desk, request: RequestOf<'disclosure.page'> = {}) =>
  core.handlers['disclosure.page']({ limit: 50, ...request })
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.failure.code)

/** A desk on which somebody looked three times, each for another reason. */
const lookedAt = async (server: DeskServer): Promise<Desk> => {
  const desk = await workingDesk(temporaryFolder(), server)
  await append(desk, entry(who))
  for (const reason of ['电话核对', '本人要求', '补办']) {
    const cause = { purpose: 'show' as const, reason }
    await desk.core.handlers['person.disclose']({ person: who.args.person, part: 'identity', pulled: null, ...cause })
  }
  await until(() => server.disclosures.size === 3)
  return desk
}

test('[W12] the records of desks come from the server, for whoever is logged in, page by page', async () => {
  const server = await new DeskServer().open()
  const desk = await lookedAt(server)
  const first = await pageOf(desk, { purpose: 'show', organisation: 'county-a', from: 1, until: 2 })
  if (!first.ok || first.value.next === null) throw new Error('a page and where it goes on')
  expect(first.value.disclosures).toMatchObject([
    { person: who.args.person, operator: 'clerk1', organisation: 'county-a', outcome: 'shown', reason: '电话核对' },
    { reason: '本人要求' }
  ])
  const second = await pageOf(desk, { after: first.value.next })
  expect(second).toMatchObject({ ok: true, value: { disclosures: [{ reason: '补办' }], next: null } })
  expect(server.filters).toEqual([
    { reader: 'clerk1', limit: 50, purpose: 'show', organisation: 'county-a', from: 1, until: 2 },
    { reader: 'clerk1', limit: 50 }
  ])
})

test('[W12] without a login, a line or a right there is a reason instead', async () => {
  const server = await new DeskServer().open()
  const desk = await lookedAt(server)
  server.failWith = 403
  expect(codeOf(await pageOf(desk))).toBe('server.refused')
  server.failWith = 503
  expect(codeOf(await pageOf(desk))).toBe('server.busy')
  server.failWith = 426
  expect(codeOf(await pageOf(desk))).toBe('server.upgrade-needed')
  server.failWith = null
  desk.line.setCut(true)
  await expect(pageOf(desk)).rejects.toMatchObject({ code: 'line.cut' })
  await desk.core.handlers['session.lock']({})
  expect(codeOf(await pageOf(desk))).toBe('desk.locked')
  expect(server.filters).toEqual([])
})

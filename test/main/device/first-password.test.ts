import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, login, openDesk, register, registerPerson } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const FIRST = '2345-6789-ABCD-EFGH-JKMN'
const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)

const choose = ({ core }: Desk, fresh: string, first = FIRST) =>
  core.handlers['session.choose-password']({ login: 'clerk1', first, fresh })

const deskWithFirstPassword = async () => {
  const server = await new DeskServer().open()
  await server.addOperator(1)
  server.passwords.set('clerk1', { operator: 'clerk1', password: FIRST, isFirst: true })
  const desk = await openDesk(temporaryFolder(), server)
  expect(codeOf(await choose(desk, 'my-own-word'))).toBe('desk.unregistered')
  await register(desk, server)
  return { server, desk }
}

describe('a first password on a desk', () => {
  test('[D11] opens the choice of an own one, which opens the desk and then needs no line', async () => {
    const { desk } = await deskWithFirstPassword()
    expect(codeOf(await login(desk, 1, FIRST))).toBe('session.first-password')
    expect(await desk.core.handlers['desk.state']({})).toMatchObject({ value: { phase: 'locked', operators: [] } })
    expect(codeOf(await choose(desk, 'short'))).toBe('session.weak-password')
    expect(codeOf(await choose(desk, FIRST))).toBe('session.same-password')
    expect(codeOf(await choose(desk, 'my-own-word', 'not-the-first-one'))).toBe('session.wrong-password')
    expect(await choose(desk, 'my-own-word')).toMatchObject({ value: { phase: 'open', operator: { id: 'clerk1' } } })
    expect((await append(desk, entry(registerPerson(1)))).ok).toBe(true)
    await desk.core.handlers['session.lock']({})
    desk.line.setCut(true)
    expect(codeOf(await login(desk, 1, FIRST))).toBe('session.wrong-password')
    expect((await login(desk, 1, 'my-own-word')).ok).toBe(true)
  })

  test('[D11] lets somebody in again who forgot the own one, with new keys on the same desk', async () => {
    const { server, desk } = await deskWithFirstPassword()
    await choose(desk, 'my-own-word')
    await desk.core.handlers['session.lock']({})
    server.passwords.set('clerk1', { operator: 'clerk1', password: FIRST, isFirst: true })
    expect(codeOf(await login(desk, 1, 'something-else'))).toBe('session.wrong-password')
    expect(codeOf(await login(desk, 1, FIRST))).toBe('session.first-password')
    expect((await choose(desk, 'another-word')).ok).toBe(true)
    expect((await append(desk, entry(registerPerson(2)))).ok).toBe(true)
    await desk.core.handlers['session.lock']({})
    expect((await login(desk, 1, 'another-word')).ok).toBe(true)
  })

  test('[D11] is replaced by a second try where the reply of the first one was lost', async () => {
    const { server, desk } = await deskWithFirstPassword()
    server.loseNext('/v1/operator/password')
    await expect(choose(desk, 'my-own-word')).rejects.toMatchObject({ code: 'line.down' })
    expect(codeOf(await choose(desk, 'my-own-wort'))).toBe('session.wrong-password')
    expect(await choose(desk, 'my-own-word')).toMatchObject({ value: { phase: 'open', operator: { id: 'clerk1' } } })
    expect((await append(desk, entry(registerPerson(1)))).ok).toBe(true)
  })

  test('[D11] that has ended is told apart from a wrong one', async () => {
    const { server, desk } = await deskWithFirstPassword()
    expect(codeOf(await login(desk, 1, FIRST))).toBe('session.first-password')
    server.failWith = 410
    expect(codeOf(await login(desk, 1, FIRST))).toBe('session.first-password-ended')
    expect(codeOf(await choose(desk, 'my-own-word'))).toBe('session.first-password-ended')
  })

  test('is left alone without a line: nothing is chosen that the server does not know', async () => {
    const { server, desk } = await deskWithFirstPassword()
    desk.line.setCut(true)
    await expect(choose(desk, 'my-own-word')).rejects.toMatchObject({ code: 'line.cut' })
    expect(server.passwords.get('clerk1')?.password).toBe(FIRST)
  })
})

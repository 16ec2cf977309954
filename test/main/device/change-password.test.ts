import { expect, test } from 'vitest'
import { DAY } from '../../doubles/test-province.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { login, openDesk, register, until } from './desk.ts'
import { DeskServer } from './desk-server.ts'

test('[row 8] a changed password whose reply was lost is changed by a second try, on the server and on the desk', async () => {
  const server = await new DeskServer().open()
  await server.addOperator(1)
  const desk = await openDesk(temporaryFolder(), server)
  await register(desk, server)
  await login(desk, 1)
  const change = (old: string, fresh: string) => desk.core.handlers['session.change-password']({ old, fresh })
  const wrong = { ok: false, failure: { code: 'session.wrong-password' } }
  server.loseNext('/v1/operator/password')
  await expect(change('password-1', 'my-fresh-word')).rejects.toMatchObject({ code: 'line.down' })

  const asked = server.requests.filter(path => path === '/v1/operator/login').length
  expect(await change('not-the-old-one', 'my-fresh-word')).toMatchObject(wrong)
  expect(server.requests.filter(path => path === '/v1/operator/login')).toHaveLength(asked)
  expect(await change('password-1', 'another-fresh-word')).toMatchObject(wrong)
  expect(await change('password-1', 'my-fresh-word')).toEqual({ ok: true, value: {} })

  await desk.core.handlers['session.lock']({})
  desk.line.setCut(true)
  expect(await login(desk, 1, 'password-1')).toMatchObject(wrong)
  expect((await login(desk, 1, 'my-fresh-word')).ok).toBe(true)
})

test('[row 14] a desk that still opens with an old password asks the server once: more would close the login', async () => {
  const server = await new DeskServer().open()
  await server.addOperator(1)
  let slept = 0
  const desk = await openDesk(temporaryFolder(), server, { elapsed: () => performance.now() + slept })
  await register(desk, server)
  await login(desk, 1)
  const asked = () => server.requests.filter(path => path === '/v1/operator/login').length
  const refused = () => desk.logged.filter(({ event }) => event === 'login.not-renewed')
  slept = 2 * DAY
  server.province.now += 2 * DAY
  server.passwords.set('clerk1', { operator: 'clerk1', password: 'given-elsewhere' })
  const before = asked()
  for (const n of [1, 2, 3]) {
    await desk.core.handlers['session.lock']({})
    expect((await login(desk, 1)).ok).toBe(true)
    await until(() => refused().length === n)
  }
  expect(asked()).toBe(before + 1)
  await desk.core.handlers['session.lock']({})
  expect((await login(desk, 1, 'given-elsewhere')).ok).toBe(true)
})

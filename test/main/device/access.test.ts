import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../journal/folder.ts'
import { type Desk, openDesk, register, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const codeOf = (outcome: { ok: boolean; failure?: { code: string } }) => (outcome.ok ? 'ok' : outcome.failure?.code)

const firstPassword = ({ core }: Desk) => core.handlers['access.first-password']({ operator: 'clerk7' })
const registrationCode = ({ core }: Desk) => core.handlers['access.registration-code']({ organisation: 'centre-a' })

const openServer = () => new DeskServer().open()

describe('access codes', () => {
  test('[D12] are asked for with the signature of whoever sits at the desk, each order anew', async () => {
    const server = await openServer()
    const desk = await workingDesk(temporaryFolder(), server)
    const given = { ok: true, value: { code: 'ABCD-EFGH-JKMN-PQRS' } }
    expect(await firstPassword(desk)).toMatchObject(given)
    expect(await registrationCode(desk)).toMatchObject(given)
    const by = { operator: 'clerk1', device: 'device-1' }
    expect(server.orders).toMatchObject([
      { ...by, code: 'first-password', subject: 'clerk7' },
      { ...by, code: 'registration-code', subject: 'centre-a' }
    ])
    expect(new Set(server.orders.map(({ id }) => id)).size).toBe(2)
    expect(JSON.stringify([desk.logged, desk.pushed])).not.toContain('ABCD-EFGH')
  })

  test('need somebody at the desk, the line, and the server’s consent', async () => {
    const server = await openServer()
    const empty = await openDesk(temporaryFolder(), server)
    await register(empty, server)
    expect(codeOf(await firstPassword(empty))).toBe('desk.locked')
    const desk = await workingDesk(temporaryFolder(), server)
    desk.line.setCut(true)
    await expect(firstPassword(desk)).rejects.toMatchObject({ code: 'line.cut' })
    desk.line.setCut(false)
    for (const [status, code] of [
      [403, 'access.not-yours'],
      [404, 'access.not-yours'],
      [409, 'access.stopped'],
      [426, 'server.upgrade-needed'],
      [503, 'server.busy'],
      [500, 'server.refused']
    ] as const) {
      await firstPassword(desk)
      server.failWith = status
      expect(codeOf(await registrationCode(desk))).toBe(code)
      server.failWith = null
    }
    expect(server.orders.every(({ code }) => code === 'first-password')).toBe(true)
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXPORT_ALONE_MAX } from '../../../domain/protocol/disclosure.ts'
import type { Outcome } from '../../../src-main/contract/failure.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { type Desk, type DeskSettings, login, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const DAY = 86_400_000
const bytes = new TextEncoder().encode('a list')
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.failure.code)

const exporting = (desk: Desk, rows: number, second: { login: string; password: string } | null = null) =>
  desk.core.handlers['file.export']({ name: '名单.xlsx', bytes, subject: 'class-1', rows, second })

function recordsOf(folder: string): string {
  const below = join(folder, 'desk', 'disclosures')
  return readdirSync(below)
    .map(name => readFileSync(join(below, name), 'utf8'))
    .join('')
}

/** A desk where clerk1 works and clerk2 has logged in before. */
async function deskOfTwo(folder: string, server: DeskServer, settings: DeskSettings = {}): Promise<Desk> {
  const desk = await workingDesk(folder, server, settings)
  await server.addOperator(2)
  await login(desk, 2)
  await login(desk, 1)
  return desk
}

describe('a list about people', () => {
  test('[W11] is saved with a record of who, what and how many, which reaches the server', async () => {
    const folder = temporaryFolder()
    const server = await new DeskServer().open()
    const desk = await workingDesk(folder, server)
    expect(await exporting(desk, EXPORT_ALONE_MAX)).toEqual({ ok: true, value: { name: '名单.xlsx' } })
    expect(desk.files.saved).toEqual(bytes)
    await until(() => server.disclosures.size === 1)
    const [record] = [...server.disclosures.values()]
    expect(record).toMatchObject({ purpose: 'export', person: 'class-1', operator: 'clerk1', rows: EXPORT_ALONE_MAX })
    expect(record).not.toHaveProperty('second')
  })

  test('[W11] of more rows needs another operator of this desk, with the password, without a line too', async () => {
    const folder = temporaryFolder()
    const server = await new DeskServer().open()
    const desk = await deskOfTwo(folder, server)
    desk.line.setCut(true)
    const many = EXPORT_ALONE_MAX + 1
    const tries = [
      await exporting(desk, many),
      await exporting(desk, many, { login: 'clerk1', password: 'password-1' }),
      await exporting(desk, many, { login: 'clerk2', password: 'password-1' }),
      await exporting(desk, many, { login: 'clerk9', password: 'password-2' })
    ]
    expect(tries.map(codeOf)).toEqual([
      'export.second-needed',
      'export.same-person',
      'session.wrong-password',
      'session.unknown-operator'
    ])
    expect(desk.files.saved).toBeNull()
    expect(recordsOf(folder)).toBe('')
    expect(codeOf(await exporting(desk, many, { login: 'clerk2', password: 'password-2' }))).toBe('ok')
    expect(desk.files.saved).toEqual(bytes)
    expect(recordsOf(folder)).toContain('"second":"clerk2"')
    expect(recordsOf(folder)).not.toContain('password')
  })

  test('[W11] is not confirmed by somebody whose login has run out, nor exported from a locked desk', async () => {
    const server = await new DeskServer().open()
    let elapsed = 0
    const desk = await deskOfTwo(temporaryFolder(), server, { elapsed: () => elapsed, lockAfterMs: 100 * DAY })
    desk.line.setCut(true)
    elapsed += 40 * DAY
    const second = { login: 'clerk2', password: 'password-2' }
    expect(codeOf(await exporting(desk, 501, second))).toBe('session.ticket-expired')
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await exporting(desk, 1))).toBe('desk.locked')
    expect(desk.files.saved).toBeNull()
  })
})

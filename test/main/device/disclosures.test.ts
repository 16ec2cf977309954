import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src-main/contract/failure.ts'
import { channels } from '../../../src-main/contract/table.ts'
import { createPartCipher } from '../../../src-renderer/replica/sealed/part-cipher.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, login, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const openServer = () => new DeskServer().open()
const who = registerPerson(1)
const person = who.args.person
const { idNumber } = who.sealed[0]!.plain
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.failure.code)

const disclose = (desk: Desk, changes: object = {}) =>
  desk.core.handlers['person.disclose']({
    person,
    part: 'identity',
    purpose: 'show',
    reason: '电话核对',
    pulled: null,
    ...changes
  })

/** All text in the files that a desk keeps its records in. */
function recordsOf(folder: string): string {
  const below = join(folder, 'desk', 'disclosures')
  return readdirSync(below)
    .map(name => readFileSync(join(below, name), 'utf8'))
    .join('')
}

describe('a whole part', () => {
  test('[W7] is shown only with a record on the disk, which tells nothing of it', async () => {
    const folder = temporaryFolder()
    const server = await openServer()
    const desk = await workingDesk(folder, server)
    await append(desk, entry(who))
    desk.line.setCut(true)
    const shown = await disclose(desk)
    expect(shown).toEqual({ ok: true, value: { fields: { name: '样例1', idNumber } } })
    const records = recordsOf(folder)
    expect(records).toContain(person)
    expect(records).toContain('电话核对')
    expect(records).toContain('clerk1')
    expect(records).not.toContain(idNumber)
    expect(records).not.toContain('样例1')
  })

  test('[W7] that is not here is neither shown nor recorded, nor is any while the desk is locked', async () => {
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, await openServer())
    expect(await disclose(desk)).toEqual({ ok: true, value: { fields: null } })
    await append(desk, entry(who))
    expect(await disclose(desk, { part: 'payment' })).toEqual({ ok: true, value: { fields: null } })
    await desk.core.handlers['session.lock']({})
    expect(codeOf(await disclose(desk))).toBe('desk.locked')
    expect(recordsOf(folder)).toBe('')
  })

  test('[W7] is given for a purpose of the list only, and looking at it needs a reason', async () => {
    const ask = (cause: object) =>
      channels['person.disclose'].request.safeParse({ person, part: 'identity', pulled: null, ...cause }).success
    expect([{ purpose: 'amend' }, { purpose: 'counter' }, { purpose: 'show', reason: '电话核对' }].map(ask)).toEqual([
      true,
      true,
      true
    ])
    expect([{}, { purpose: 'show' }, { reason: ' ' }, { purpose: 'export', reason: '名册' }].some(ask)).toBe(false)
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, await openServer())
    await append(desk, entry(who))
    expect(await disclose(desk, { purpose: 'amend', reason: '' })).toMatchObject({ value: { fields: { idNumber } } })
    expect(recordsOf(folder)).toContain('"purpose":"amend"')
  })

  test('[W7] that this desk sealed goes to the page only as the replica keeps it', async () => {
    const desk = await workingDesk(temporaryFolder(), await openServer())
    await append(desk, entry(who))
    const [own, key] = [
      await desk.core.handlers['person.part']({ person, part: 'identity' }),
      await desk.core.handlers['keys.data-key']({})
    ]
    if (!own.ok || !key.ok || !own.value.part) throw new Error('a part and its key')
    expect(Buffer.from(own.value.part.data).toString('latin1')).not.toContain(idNumber)
    const cipher = await createPartCipher(key.value)
    const place = { collection: 'person', id: person, part: 'identity' } as const
    expect(await cipher.open(place, own.value.part)).toEqual({ state: 'opened', fields: { name: '样例1', idNumber } })
  })

  test('that the replica holds is opened by main with the key of the desk, and by no other', async () => {
    const folder = temporaryFolder()
    const desk = await workingDesk(folder, await openServer())
    const key = await desk.core.handlers['keys.data-key']({})
    if (!key.ok) throw new Error(key.failure.code)
    const fields = { name: '样例二', idNumber: '000000199001011002' }
    const cipher = await createPartCipher(key.value)
    const pulled = await cipher.seal({ collection: 'person', id: person, part: 'identity' }, fields)
    expect(await disclose(desk, { pulled })).toEqual({ ok: true, value: { fields } })
    const foreign = await disclose(desk, { pulled, person: registerPerson(2).args.person })
    expect(foreign, 'a part cannot stand in for another').toEqual({ ok: true, value: { fields: null } })
    expect(await disclose(desk, { pulled: { ...pulled, keyVersion: pulled.keyVersion + 1 } })).toEqual({
      ok: true,
      value: { fields: null }
    })
    expect(recordsOf(folder).split(person)).toHaveLength(2)
  })
})

test('[W8] records are offered until the server has stored them, over a restart and a lost answer too', async () => {
  const folder = temporaryFolder()
  const server = await openServer()
  const desk = await workingDesk(folder, server)
  await append(desk, entry(who))
  desk.line.setCut(true)
  await disclose(desk)
  await disclose(desk, { reason: '本人要求' })
  await desk.core.close()
  expect(server.disclosures.size).toBe(0)

  server.loseNext('/v1/disclosures')
  const again = await openDesk(folder, server)
  await until(() => server.disclosures.size === 2)
  await login(again, 1)
  await again.core.handlers['sync.now']({})
  await until(() => recordsOf(folder).includes('stored'))
  expect([...server.disclosures.values()]).toMatchObject([
    { person, operator: 'clerk1', part: 'identity', reason: '电话核对' },
    { person, operator: 'clerk1', part: 'identity', reason: '本人要求' }
  ])
  const offered = () => server.requests.filter(path => path === '/v1/disclosures').length
  const before = offered()
  await again.core.handlers['sync.now']({})
  await again.core.close()
  const third = await openDesk(folder, server)
  await login(third, 1)
  expect(offered(), 'what is stored is not offered again').toBe(before)
})

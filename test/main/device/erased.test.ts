import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, openDesk, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer, OFFICE } from './desk-server.ts'

const openServer = () => new DeskServer(OFFICE, 'county-reviewer').open()
const who = registerPerson(1)
const { person } = who.args

const erasing = entry({
  kind: 'person.erase',
  args: { person, merged: [], certified: [], cases: [], reason: 'asked' }
})
const amending = (name: string) =>
  entry({
    kind: 'person.amend',
    args: { person, fields: {}, parts: ['identity'] },
    sealed: [{ person, part: 'identity', plain: { name, idNumber: '000000199001011001' } }]
  })

/** How many parts lie in the sealed file, as the disk has it. */
function partsIn(folder: string): number {
  const below = join(folder, 'desk', 'sealed')
  const text = readdirSync(below).map(name => readFileSync(join(below, name), 'utf8'))
  return text.join('').split('"is":"part"').length - 1
}
const decided = async (desk: Desk): Promise<void> => until(async () => (await desk.sync()).pending === 0)
const lanes = async ({ core }: Desk) => {
  const list = await core.handlers['journal.list']({ limit: 50 })
  if (!list.ok) throw new Error(list.failure.code)
  return list.value.entries.map(({ lane, verdict }) => verdict?.rejection?.code ?? lane).reverse()
}
const tell = (desk: Desk, persons: string[]) => desk.core.handlers['person.erased']({ persons })

test('[W15] a desk that learns of an erasure deletes its parts, sent or not, and its chain goes on', async () => {
  const server = await openServer()
  const folder = temporaryFolder()
  const desk = await workingDesk(folder, server)
  await append(desk, entry(who), entry(registerPerson(2)))
  await decided(desk)
  const office = await workingDesk(temporaryFolder(), server)
  await append(office, erasing)
  await decided(office)
  expect(await lanes(office)).toEqual(['accepted'])

  desk.line.setCut(true)
  await append(desk, amending('样例甲'))
  expect(partsIn(folder)).toBe(3)
  expect(await tell(desk, [person, registerPerson(3).args.person])).toEqual({ ok: true, value: {} })
  expect(partsIn(folder)).toBe(1)
  expect(await desk.core.handlers['person.part']({ person, part: 'identity' })).toEqual({
    ok: true,
    value: { part: null }
  })
  await desk.core.close()

  const again = await openDesk(folder, server)
  expect(again.logged.map(({ event }) => event)).not.toContain('journal.mended')
  await again.core.handlers['session.login']({ login: 'clerk1', password: 'password-1' })
  await append(again, entry(registerPerson(4)))
  await decided(again)
  expect(await lanes(again)).toEqual(['accepted', 'accepted', 'person.erased', 'accepted'])
  expect(await again.sync()).toMatchObject({ frozen: false, revoked: false })
  expect([...server.store.sealed.values()].filter(part => part.person === person)).toEqual([])
})

test('[W15] what was written just after goes when the server refuses it', async () => {
  const server = await openServer()
  const folder = temporaryFolder()
  const desk = await workingDesk(folder, server)
  await append(desk, entry(who))
  await append(desk, erasing)
  await decided(desk)
  await tell(desk, [person])
  await append(desk, amending('样例乙'), entry(registerPerson(2)))
  await decided(desk)
  expect(partsIn(folder)).toBe(2)
  const list = await desk.core.handlers['journal.list']({ limit: 50 })
  const verdicts = list.ok ? list.value.entries.flatMap(({ verdict }) => verdict ?? []) : []
  const told = { epoch: server.store.epoch, head: verdicts.length, verdicts, asOf: server.now }
  expect((await desk.core.handlers['journal.decided'](told)).ok).toBe(true)
  expect(partsIn(folder)).toBe(1)
})

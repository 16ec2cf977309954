import { expect, test } from 'vitest'
import { readCourierFile } from '../../../domain/protocol/courier.ts'
import { createBench } from '../../../domain/sync/acceptor.ts'
import { endAside } from '../../../domain/sync/end-aside.ts'
import { DAY } from '../../doubles/test-province.ts'
import { temporaryFolder } from '../journal/folder.ts'
import { append, type Desk, entry, openDesk, register, registerPerson, until, workingDesk } from './desk.ts'
import { DeskServer } from './desk-server.ts'

const persons = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => entry(registerPerson(from + n)))
const lanesOf = async ({ core }: Desk) => {
  const listed = await core.handlers['journal.list']({ limit: 10 })
  return listed.ok ? listed.value.counts : null
}

/** A desk that worked without a line while another machine became its device. */
const replacedDesk = async (count: number) => {
  const server = await new DeskServer().open()
  const folder = temporaryFolder()
  const desk = await workingDesk(folder, server)
  await append(desk, ...persons(1, 1))
  await until(async () => (await desk.sync()).pending === 0)
  desk.line.setCut(true)
  await append(desk, ...persons(10, count))
  const other = await openDesk(temporaryFolder(), server)
  await register(other, server, 'fresh', 'device-1')
  return { server, folder, desk }
}

test('[S22] [O13] [row 11] a desk that was replaced hands over what only it has, and learns what becomes of it', async () => {
  const { server, folder, desk } = await replacedDesk(120)
  desk.line.setCut(false)
  await desk.core.handlers['sync.now']({})
  await until(() => server.store.aside.size === 120)
  await until(async () => (await lanesOf(desk))?.waiting === 120)
  expect(await desk.sync()).toMatchObject({ frozen: true })
  expect(await append(desk, ...persons(500, 1))).toMatchObject({ ok: false, failure: { code: 'journal.frozen' } })
  // No sealed part came along, and what came has no effect.
  expect(server.store.sealed.size).toBe(1)
  expect([...server.store.documents_.keys()].filter(key => key.startsWith('person/'))).toHaveLength(1)
  const asked = server.requests.length
  await desk.core.handlers['sync.now']({})
  expect(server.requests.slice(asked).filter(path => path === '/v1/journal')).toEqual([])
  await desk.core.close()

  const { province, store } = server
  province.now += 31 * DAY
  while ((await endAside(store, createBench(store, { ...province.settings, now: province.now }), 200)) > 0);
  const again = await openDesk(folder, server)
  await until(async () => (await lanesOf(again))?.review === 120)
  expect((await again.sync()).frozen).toBe(true)
}, 30_000)

test('[S22] [U1] [row 11] without a line it goes into the courier file', async () => {
  const { desk } = await replacedDesk(3)
  desk.line.setCut(false)
  await desk.core.handlers['sync.now']({})
  await until(async () => (await lanesOf(desk))?.waiting === 3)
  desk.line.setCut(true)
  const nowhere = { epoch: null, checkpoint: {}, scopes: [] }
  expect((await desk.core.handlers['courier.export']({ replica: nowhere })).ok).toBe(true)
  const file = readCourierFile(Buffer.from(desk.files.saved!).toString('utf8'))
  expect(file).toMatchObject({ kind: 'out', header: { entries: 3 } })
})

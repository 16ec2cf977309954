import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry } from './counter-work.ts'
import { must, ownEntries } from './desk.ts'
import { countOf, openSmallWorld, quiet, saved, serve, weighWorld } from './small-world.ts'
import type { World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openSmallWorld()
})
afterAll(() => world.close())

const whole = { lost: 0, doubled: 0, faults: [] }

const epochOf = async (): Promise<number> => {
  const [row] = await world.server.query<{ n: number }>('select max(n)::int as n from epoch')
  return row?.n ?? 0
}

const restore = async (isAnnounced: boolean): Promise<void> => {
  await world.server.restoreFrom(world.dump, isAnnounced)
  world.history += 1
}

test('[row 18] the server is restored behind its clients, twice from one dump: everything they hold is there again', async () => {
  const { county } = world.places
  const ids = [...(await serve(world, 2))]
  await quiet(county.desk)
  await world.server.dumpTo(world.dump)
  for (const isAnnounced of [true, false]) {
    const before = await epochOf()
    ids.push(...(await serve(world, 3)))
    await quiet(county.desk)
    expect(await countOf(world, ids)).toBe(ids.length)
    await restore(isAnnounced)
    expect(await countOf(world, ids)).toBeLessThan(ids.length)
    ids.push(...(await serve(world, 1)))
    await quiet(county.desk)
    expect(await countOf(world, ids)).toBe(ids.length)
    expect(await epochOf()).toBeGreaterThan(isAnnounced ? before - 1 : 0)
  }
  const lanes = (await ownEntries(county.desk)).filter(({ body }) => ids.includes(body.id)).map(({ lane }) => lane)
  expect(new Set(lanes)).toEqual(new Set(['accepted']))
  expect(await weighWorld(world)).toMatchObject(whole)
})

test('[row 19] entries that only a lost device and a restored server had: reported outside the database', async () => {
  const { centre } = world.places
  const session = {
    id: 's9',
    date: '2099-01-01',
    from: '08:00',
    to: '12:00',
    part: 'theory',
    mode: 'offline',
    hours: 4
  }
  await world.server.dumpTo(world.dump)
  const [trainingClass = ''] = world.classes
  const [lost = ''] = await saved(world, centre.desk, () => [entry('session.schedule', { trainingClass, session })])
  await quiet(centre.desk)
  const { device } = await must(centre.desk, 'desk.state', {})
  await centre.desk.close()
  await restore(false)
  expect(await countOf(world, [lost])).toBe(0)
  const [head] = await world.server.query<{ seq: number }>('select seq from device_head where device_id = $1', [
    device?.id
  ])
  const names = await readdir(world.server.data)
  const archives = names.filter(name => name.startsWith('head-receipts-epoch-'))
  const texts = await Promise.all(archives.map(name => readFile(path.join(world.server.data, name), 'utf8')))
  const receipts = texts
    .join('\n')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { device: string; seq: number })
  const ahead = receipts.filter(one => one.device === device?.id && one.seq > (head?.seq ?? 0))
  expect(ahead.length).toBeGreaterThan(0)
})

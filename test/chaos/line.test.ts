import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownEntries } from './desk.ts'
import { countOf, openSmallWorld, quiet, serve, verdictsOf, weighWorld } from './small-world.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openSmallWorld()
})
afterAll(() => world.close())

const whole = { lost: 0, doubled: 0, faults: [] }

test('[row 2] every upload arrives twice, later once more: one effect, and the verdict that was told stands', async () => {
  const { county } = world.places
  county.proxy.set({ kind: 'replay' })
  const ids = await serve(world, 3)
  await quiet(county.desk)
  county.proxy.set({ kind: 'clear' })
  expect(county.proxy.hits).toBeGreaterThan(0)
  const before = await verdictsOf(world, ids)
  expect(Object.keys(before)).toHaveLength(ids.length)
  expect(await county.proxy.sendOldUploads()).toBeGreaterThan(0)
  expect(await verdictsOf(world, ids)).toEqual(before)
  const own = await ownEntries(county.desk)
  for (const id of ids) expect(before[id]).toContain(own.find(({ body }) => body.id === id)?.lane)
  expect(await weighWorld(world)).toMatchObject(whole)
})

test('[row 8] committed and the reply lost: the retry gets the verdict that was stored then', async () => {
  const { county } = world.places
  county.proxy.set({ kind: 'lose-replies' })
  const ids = await serve(world, 2)
  await until('the server has the entries', async () => (await countOf(world, ids)) === ids.length)
  const stored = await verdictsOf(world, ids)
  const pending = (await ownEntries(county.desk)).filter(({ lane }) => lane === 'pending')
  expect(new Set(pending.map(({ body }) => body.id))).toEqual(new Set(ids))
  county.proxy.set({ kind: 'clear' })
  await quiet(county.desk)
  expect(await verdictsOf(world, ids)).toEqual(stored)
  const told = new Map((await ownEntries(county.desk)).map(({ body, lane }) => [body.id, lane]))
  for (const id of ids) expect(stored[id]).toContain(told.get(id))
  expect(await weighWorld(world)).toMatchObject(whole)
})

test.each(['cut', 'black-hole'] as const)(
  '[row 1] a line that is %s: work goes on and is sent afterwards',
  async kind => {
    const { county } = world.places
    county.proxy.set({ kind })
    const ids = await serve(world, 2)
    expect(await countOf(world, ids)).toBe(0)
    county.proxy.set({ kind: 'clear' })
    await quiet(county.desk)
    expect(await countOf(world, ids)).toBe(ids.length)
  }
)

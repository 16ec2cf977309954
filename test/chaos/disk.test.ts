import { afterAll, beforeAll, expect, test } from 'vitest'
import { append } from './desk.ts'
import { canMount } from './small-disk.ts'
import { countOf, openSmallWorld, quiet, saved, serve, weighWorld } from './small-world.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openSmallWorld()
})
afterAll(() => world.close())

const whole = { lost: 0, doubled: 0, faults: [] }
const MOST = 60
// Only root mounts, and only on Linux as these tests do it.
const noSmallDisks = !canMount()

test.skipIf(noSmallDisks)(
  '[row 22] the desk has no disk left: said in so many words, nothing lost, and work goes on once there is room',
  async () => {
    const { desk, disk } = world.places.county
    if (!disk) throw new Error('this test mounts a small file system and needs root')
    const ids = [...(await serve(world, 1))]
    disk.fill()
    let code = ''
    for (let n = 0; n < MOST && code === ''; n++) {
      const entries = world.counter.visit()
      const outcome = await append(desk, entries)
      if (!outcome.ok) code = outcome.failure.code
      else ids.push(...(await saved(world, desk, () => entries)))
    }
    expect(code).toBe('disk.full')
    disk.relieve()
    ids.push(...(await serve(world, 1)))
    await quiet(desk)
    expect(await countOf(world, ids)).toBe(ids.length)
    expect(await weighWorld(world)).toMatchObject(whole)
  }
)

test.skipIf(noSmallDisks)(
  '[row 23] the server has no disk left: 503 with a time to come back, no half state, and it heals by itself',
  async () => {
    const { server, serverDisk, places } = world
    if (!serverDisk) throw new Error('this test mounts a small file system and needs root')
    const { county } = places
    const ids = [...(await serve(world, 1))]
    await quiet(county.desk)
    const { refusal: earlier } = county.proxy
    serverDisk.fill()
    ids.push(...(await serve(world, 6)))
    await until('an upload is refused for want of space', () => {
      const { refusal } = county.proxy
      return refusal !== earlier && refusal?.status === 503
    })
    expect(county.proxy.refusal?.retryAfter).toBeGreaterThan(0)
    expect(await countOf(world, ids)).toBeLessThan(ids.length)
    serverDisk.relieve()
    await server.recovered()
    await quiet(county.desk)
    expect(await countOf(world, ids)).toBe(ids.length)
    expect(await weighWorld(world)).toMatchObject(whole)
  }
)

import { afterAll, beforeAll, expect, test } from 'vitest'
import { Chance } from '../../scripts/demo/chance.ts'
import { damageJournal } from './damage.ts'
import { must, ownEntries } from './desk.ts'
import { countOf, openSmallWorld, quiet, serve, weighWorld } from './small-world.ts'
import { until } from './until.ts'
import { revive, unfreeze, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openSmallWorld()
})
afterAll(() => world.close())

test('[row 25] a byte of the journal flipped again and again: work goes on, at worst after a fresh code; nothing is lost', async () => {
  const { county } = world.places
  const ids = [...(await serve(world, 3))]
  world.damaged.add('county')
  for (let seed = 1; seed <= 4; seed++) {
    await quiet(county.desk)
    await county.desk.kill()
    const before = Date.now()
    await damageJournal(county.desk.folder, new Chance(seed))
    await revive(county)
    const isSeen = async () => ((await must(county.desk, 'sync.state', {})).lastContactAt ?? 0) > before
    await until('the journal is compared with the server', isSeen)
    await unfreeze(county, world.server)
    // A new generation has no numbers of its own yet.
    await world.counter.reserve(5)
    ids.push(...(await serve(world, 1)))
  }
  await quiet(county.desk)
  expect(await countOf(world, ids)).toBe(ids.length)
  const lanes = new Set((await ownEntries(county.desk)).map(({ lane }) => lane))
  expect(lanes).toEqual(new Set(['accepted']))
  expect(await weighWorld(world)).toMatchObject({ lost: 0, doubled: 0 })
})

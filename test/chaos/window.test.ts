import { chmod, cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Chance } from '../../scripts/demo/chance.ts'
import { removeFolder } from '../../scripts/demo/remove-folder.ts'
import { damageReplica } from './damage.ts'
import { ownEntries } from './desk.ts'
import { runChaos } from './run-chaos.ts'
import { canMount } from './small-disk.ts'
import { quiet, serve } from './small-world.ts'
import { until } from './until.ts'
import { WindowDesk } from './window-desk.ts'
import { openWorld, revive, type World } from './world.ts'

/** Real windows: they need a built desktop and a display, which `npm test` gives them. */
const root = path.resolve(import.meta.dirname, '../..')
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'jinquan-chaos-'))
  await chmod(folder, 0o711)
  return folder
}
const newDesk = (name: string, home: string): WindowDesk => new WindowDesk(name, home)

test('two desktop apps, the server and PostgreSQL under faults: nothing lost, nothing double, everyone falls quiet', async () => {
  const folder = await newFolder()
  try {
    const told: string[] = []
    const options = { folder, newDesk, smallDisks: canMount(), say: (line: string) => void told.push(line) }
    const report = await runChaos({ ...options, rounds: 6, seed: 7 })
    expect(report, told.join('\n')).toMatchObject({ rounds: 6, lost: 0, doubled: 0, stalled: 0, faults: [] })
    expect(report.acked).toBeGreaterThan(10)
  } finally {
    await removeFolder(folder)
  }
})

let world: World
let folder: string
beforeAll(async () => {
  folder = await newFolder()
  world = await openWorld({ folder, rounds: 1, newDesk, smallDisks: false })
})
afterAll(async () => {
  await world.close()
  await removeFolder(folder)
})

const county = (): WindowDesk => world.places.county.desk as WindowDesk

/** The databases that the page keeps. */
const databases = (): Promise<readonly string[]> =>
  county().page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))

test('[row 24] flipped bytes in the replica: it is pulled again, and no entry is touched', async () => {
  const ids = await serve(world, 2)
  await county().shown()
  await quiet(county())
  for (const seed of [1, 2]) {
    await county().kill()
    expect(await damageReplica(county().folder, new Chance(seed))).toBeGreaterThan(0)
    await revive(world.places.county)
    await county().shown()
  }
  const own = new Set((await ownEntries(county())).map(({ body }) => body.id))
  expect(ids.filter(id => !own.has(id))).toEqual([])
})

/** The same desktop with documents of another stored shape. */
const nextBuild = async (): Promise<string> => {
  const build = path.join(folder, 'next-build')
  await mkdir(build)
  await cp(path.join(root, 'out'), path.join(build, 'out'), { recursive: true })
  await cp(path.join(root, 'package.json'), path.join(build, 'package.json'))
  const assets = path.join(build, 'out/renderer/assets')
  let changed = 0
  for (const name of (await readdir(assets)).filter(one => one.endsWith('.js'))) {
    const file = path.join(assets, name)
    const text = await readFile(file, 'utf8')
    const other = text.replace(/`jinquan-\$\{[\w$.]+\}-`/g, '`jinquan-0badcafe-`')
    if (other === text) continue
    changed += 1
    await writeFile(file, other)
  }
  expect(changed, 'the build names its replicas in another way').toBeGreaterThan(0)
  return build
}

test('[row 21] an upgrade with another stored shape, killed while it fills: pulled anew, the old one dropped, no entry touched', async () => {
  const desk = county()
  const ids = await serve(world, 1)
  await desk.shown()
  const before = (await databases()).filter(name => /jinquan-[0-9a-f]{8}-/.test(name))
  expect(before.length).toBeGreaterThan(0)
  expect(before.join()).not.toContain('0badcafe')
  await desk.close()
  desk.app = await nextBuild()
  await revive(world.places.county)
  await desk.kill()
  await revive(world.places.county)
  await desk.shown()
  await until('the old replica is gone', async () => {
    const names = (await databases()).filter(name => /jinquan-[0-9a-f]{8}-/.test(name))
    return names.length > 0 && names.every(name => name.includes('0badcafe'))
  })
  await quiet(desk)
  const own = new Set((await ownEntries(desk)).map(({ body }) => body.id))
  expect(ids.filter(id => !own.has(id))).toEqual([])
})

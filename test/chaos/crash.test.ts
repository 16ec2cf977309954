import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readJournals } from '../../scripts/audit/journal-files.ts'
import { CoreDesk } from './core-desk.ts'
import { entry } from './counter-work.ts'
import { append, logIn, ownEntries } from './desk.ts'
import { signal } from './signal.ts'
import { openSmallWorld, quiet, saved, serve, weighWorld } from './small-world.ts'
import { until } from './until.ts'
import { revive, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openSmallWorld()
})
afterAll(() => world.close())

const whole = { lost: 0, doubled: 0, faults: [] }

/** Appends as fast as it goes until the desk is dead; notes what was said to be saved. */
const untilDeath = async (kept: string[]): Promise<void> => {
  const { desk } = world.places.county
  while (desk.isRunning) {
    const done = await saved(world, desk, () => world.counter.visit()).catch(() => [])
    kept.push(...done)
  }
}

test('[row 5] a desk killed in the middle of appending, again and again: whole appends or none, the next one chains', async () => {
  const { county } = world.places
  const kept: string[] = []
  for (let kill = 1; kill <= 5; kill++) {
    const before = kept.length
    const working = untilDeath(kept)
    await until('some work is saved', () => kept.length > before + 4, 60_000, 5)
    await pause(kill * 17)
    await county.desk.kill()
    await working
    await revive(county)
    const there = new Set((await ownEntries(county.desk)).map(({ body }) => body.id))
    expect(kept.filter(id => !there.has(id))).toEqual([])
    for (const { entries } of world.counter.holders) {
      expect([0, entries.length]).toContain(entries.filter(id => there.has(id)).length)
    }
  }
  expect(kept.length).toBeGreaterThan(20)
  expect((await readJournals(path.join(world.folder, 'desks'))).faults).toEqual([])
  await quiet(county.desk)
  expect(await weighWorld(world)).toMatchObject(whole)
})

test('[row 7] server, backend and postmaster killed while they take a batch: all of it or nothing', async () => {
  const { server, places } = world
  const strikes = [
    () => server.kill(),
    async () => {
      const backends = await server.backends()
      expect(backends).not.toEqual([])
      for (const pid of backends) signal(pid, 'SIGKILL')
    },
    async () => void process.kill(await server.postmaster(), 'SIGKILL')
  ]
  for (const strike of strikes) {
    const working = serve(world, 12)
    await pause(40)
    await strike()
    await working
    await server.recovered()
    const torn =
      await world.server.query(`select p.device_id from place p left join entry e on e.id = p.entry where e.id is null
       union all select h.device_id from device_head h where h.seq > 0 and not exists
         (select 1 from place p where p.device_id = h.device_id and p.generation = h.generation and p.seq = h.seq)`)
    expect(torn).toEqual([])
  }
  await quiet(places.county.desk)
  expect(await weighWorld(world)).toMatchObject(whole)
})

test('[row 35] an entry that makes no sense, and an outage meanwhile: it alone is refused, the queue goes on', async () => {
  const { server, places } = world
  const good = [...(await serve(world, 2))]
  const [bad = ''] = await saved(world, places.county.desk, () => [
    entry('voucher.void', { voucher: 7, nonsense: true })
  ])
  good.push(...(await serve(world, 2)))
  process.kill(await server.postmaster(), 'SIGKILL')
  good.push(...(await serve(world, 1)))
  await server.recovered()
  await quiet(places.county.desk)
  const lanes = new Map((await ownEntries(places.county.desk)).map(({ body, lane }) => [body.id, lane]))
  expect(lanes.get(bad)).toBe('rejected')
  expect(new Set(good.map(id => lanes.get(id)))).toEqual(new Set(['accepted']))
})

const strace = '/usr/bin/strace'

/** In the order in which they returned: "flush" of a journal segment, "answer" to whoever asked. */
const callsOf = (trace: string): readonly ('flush' | 'answer')[] =>
  trace.split('\n').flatMap(line => {
    if (/fdatasync(\(| resumed).*= 0/.test(line) && /journal\/\d{6}\.lines|resumed/.test(line)) return ['flush']
    return /write\(1<.*"\{\\"n\\":/.test(line) ? ['answer'] : []
  })

/** Only Linux has a strace. */
test.skipIf(process.platform !== 'linux')(
  '[row 6] each "saved" comes after its own fdatasync of the journal: the kernel says so',
  async () => {
    expect(existsSync(strace), 'strace is missing: npm run setup -- --with tests').toBe(true)
    const { county } = world.places
    await county.desk.close()
    const trace = path.join(world.folder, 'trace')
    const under = [strace, '-f', '-y', '-s', '64', '-e', 'trace=fdatasync,write', '-o', trace]
    const traced = new CoreDesk('county', county.desk.folder, { under })
    await traced.start()
    await logIn(traced, county.account)
    county.proxy.set({ kind: 'cut' })
    const count = 12
    for (let n = 0; n < count; n++) expect((await append(traced, world.counter.visit())).ok).toBe(true)
    // An answer is here before strace has written it down: what it wrote is whole once it has ended.
    await traced.close()
    county.proxy.set({ kind: 'clear' })
    await county.desk.start()
    const calls = callsOf(readFileSync(trace, 'utf8'))
    const [login = -1, ...answers] = calls
      .flatMap((call, index) => (call === 'answer' ? [index] : []))
      .slice(-count - 1)
    expect(answers).toHaveLength(count)
    for (const [n, at] of answers.entries()) {
      expect(calls.slice((n === 0 ? login : (answers[n - 1] ?? 0)) + 1, at)).toContain('flush')
    }
  }
)

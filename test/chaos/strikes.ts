import { setTimeout as pause } from 'node:timers/promises'
import { Chance } from '../../scripts/demo/chance.ts'
import { damageJournal, damageReplica } from './damage.ts'
import { isQuiet, must } from './desk.ts'
import type { LineFault } from './fault-proxy.ts'
import type { Fault, Round } from './plan.ts'
import type { ServerHost } from './server-host.ts'
import { signal } from './signal.ts'
import { until } from './until.ts'
import { type Place, revive, unfreeze, type World } from './world.ts'

/** A fault under way: what it does in the middle of the work, and how everything is put right again. */
export interface Struck {
  readonly strike?: () => Promise<void>
  readonly heal: () => Promise<void>
}

type Begin = (world: World, round: Round) => Promise<Struck>

const LONGEST_LINE_FAULT = 4000

const nothing = async (): Promise<void> => undefined

const victimOf = (world: World, round: Round): Place => world.places[round.victim]

const onLine =
  (fault: (round: Round) => LineFault): Begin =>
  async (world, round) => {
    const { proxy } = victimOf(world, round)
    proxy.set(fault(round))
    const before = proxy.hits
    return {
      strike: () => meets(() => proxy.hits > before, round.holdMs),
      heal: async () => proxy.set({ kind: 'clear' })
    }
  }

/** A fault that nothing met proves nothing: it lasts until something did, and then a while; a silent desk ends it. */
const meets = async (isMet: () => boolean, holdMs: number): Promise<void> => {
  for (const end = performance.now() + LONGEST_LINE_FAULT; !isMet() && performance.now() < end; ) await pause(20)
  await pause(holdMs)
}

/** Stops processes for a while and lets them go on. Windows cannot stop one: there the time only passes. */
const frozen = async (pids: readonly number[], ms: number): Promise<void> => {
  const stoppable = process.platform === 'win32' ? [] : pids
  for (const pid of stoppable) signal(pid, 'SIGSTOP')
  await pause(ms)
  for (const pid of stoppable) signal(pid, 'SIGCONT')
}

/** Lets the database write until it has no room for it. Its log files, which are there already, hold some more. */
const exhausted = async (server: ServerHost): Promise<void> => {
  // Where even the log has no room the postmaster falls, and the connection with it: perhaps before anybody came to fill it.
  const text = 'create table filler as select repeat(md5(n::text), 100) as t from generate_series(1, 100000) n'
  await server.query(text).catch(() => undefined)
}

/** Nobody, where another fault has put the database down. */
const serving = (world: World): Promise<readonly number[]> => world.server.backends().catch(() => [])

const recover = (world: World): Promise<void> => world.server.recovered()

/** Puts the desk down, harms its files, and brings it up again before the work begins. */
const harmed = async (place: Place, harm: () => Promise<unknown>): Promise<void> => {
  await place.desk.kill()
  await harm()
  await revive(place)
}

const restored = async (world: World, isAnnounced: boolean): Promise<Struck> => {
  await world.server.restoreFrom(world.dump, isAnnounced)
  world.history += 1
  return { heal: nothing }
}

/** Where nothing may be mounted, main says so and these rounds are worked without their fault. */
const begins: Readonly<Record<Fault, Begin>> = {
  'line-cut': onLine(() => ({ kind: 'cut' })),
  'line-delay': onLine(({ holdMs }) => ({ kind: 'delay', ms: holdMs })),
  'line-throttle': onLine(({ dice }) => ({ kind: 'throttle', bytesPerSecond: 2_000 + (dice % 30_000) })),
  'line-black-hole': onLine(() => ({ kind: 'black-hole' })),
  'line-half-open': onLine(() => ({ kind: 'half-open' })),
  'line-lose-replies': onLine(() => ({ kind: 'lose-replies' })),
  'line-replay': onLine(() => ({ kind: 'replay' })),
  'old-uploads-again': async (world, round) => ({
    heal: async () => void (await victimOf(world, round).proxy.sendOldUploads())
  }),
  'desk-kill': async (world, round) => {
    const place = victimOf(world, round)
    return { strike: () => place.desk.kill(), heal: () => revive(place) }
  },
  'desk-stop': async (world, round) => ({
    strike: () => frozen([victimOf(world, round).desk.pid], round.holdMs),
    heal: nothing
  }),
  'desk-disk-full': async (world, round) => {
    const { disk } = victimOf(world, round)
    disk?.fill()
    return { heal: async () => disk?.relieve() }
  },
  'replica-damage': async (world, round) => {
    const place = victimOf(world, round)
    await harmed(place, () => damageReplica(place.desk.folder, new Chance(round.dice)))
    return { heal: nothing }
  },
  // What the server does not have yet cannot come from there: the damage meets entries that it has.
  'journal-damage': async (world, round) => {
    const place = victimOf(world, round)
    await until(`${place.name} is quiet`, () => isQuiet(place.desk), 150_000)
    world.damaged.add(place.name)
    const before = Date.now()
    await harmed(place, () => damageJournal(place.desk.folder, new Chance(round.dice)))
    const isSeen = async () => ((await must(place.desk, 'sync.state', {})).lastContactAt ?? 0) > before
    await until(`${place.name} has compared its journal with the server`, isSeen)
    // The new generation needs numbers of its own.
    if ((await unfreeze(place, world.server)) && place.name === 'county') await world.counter.reserve()
    // A backup that has what the file lost, and what the server itself wrote for the new generation: with an older one the
    // next restore would leave nobody who has it.
    await world.server.dumpTo(world.dump)
    return { heal: nothing }
  },
  'server-kill': async world => ({ strike: () => world.server.kill(), heal: () => recover(world) }),
  'server-stop': async (world, round) => ({
    strike: () => frozen([world.server.pid], round.holdMs),
    heal: () => recover(world)
  }),
  'backend-kill': async (world, round) => ({
    strike: async () => {
      const backends = await serving(world)
      const pid = backends[round.dice % Math.max(1, backends.length)]
      if (pid !== undefined) signal(pid, 'SIGKILL')
    },
    heal: () => recover(world)
  }),
  'postmaster-kill': async world => ({
    strike: async () => void process.kill(await world.server.postmaster(), 'SIGKILL'),
    heal: () => recover(world)
  }),
  'postmaster-stop': async (world, round) => ({
    strike: async () => {
      const backends = await serving(world)
      await frozen([await world.server.postmaster(), ...backends], round.holdMs)
    },
    heal: () => recover(world)
  }),
  'server-disk-full': async world => {
    world.serverDisk?.fill()
    return {
      strike: () => exhausted(world.server),
      heal: async () => {
        world.serverDisk?.relieve()
        await recover(world)
      }
    }
  },
  dump: async world => {
    await world.server.dumpTo(world.dump)
    return { heal: nothing }
  },
  restore: world => restored(world, true),
  'restore-unannounced': world => restored(world, false)
}

export const begin = (fault: Fault, world: World, round: Round): Promise<Struck> => begins[fault](world, round)

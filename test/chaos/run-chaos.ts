import path from 'node:path'
import { isQuiet, must } from './desk.ts'
import { type Verdicts, weigh } from './judge.ts'
import { type DeskName, deskNames, planOf, type Round, type Step } from './plan.ts'
import { until } from './until.ts'
import { Shift } from './work-round.ts'
import { openWorld, revive, type World, type WorldOptions } from './world.ts'

/** With every fault healed a device may take this long to fall quiet: the longest pause between attempts, and the work. */
const QUIET_WITHIN = 180_000

export interface Report extends Verdicts {
  /** Worked through: fewer than planned when a round could not be put right, or when the run was to end before. */
  readonly rounds: number
  readonly stalled: number
  /** Requests that met a fault on their line. */
  readonly hits: number
  readonly secondsPerRound: number
  readonly secondsToQuiet: number
}

export interface RunOptions extends Omit<WorldOptions, 'rounds'> {
  readonly seed: number
  readonly plan?: readonly Round[]
  readonly rounds: number
  readonly say: (line: string) => void
  /** Asked before every round; once it is false, no further one begins and what was done is settled and weighed. */
  readonly mayGoOn?: () => boolean
  /** Told after every round: how many there were and how many entries were acknowledged so far. */
  readonly worked?: (rounds: number, acked: number) => void
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10

/** A desk is quiet when all its entries are decided and its replica has seen the server after the healing. */
async function fallsQuiet(world: World, name: DeskName, healed: number): Promise<string | null> {
  const { desk } = world.places[name]
  try {
    await until(`${name} has a verdict on every entry`, () => isQuiet(desk), QUIET_WITHIN)
    if (desk.hasReplica) {
      const seen = async () => ((await must(desk, 'sync.state', {})).dataAsOf ?? 0) >= healed
      await until(`${name} has pulled`, seen, Math.max(10_000, QUIET_WITHIN - (Date.now() - healed)))
    }
    return null
  } catch (error) {
    const state = await must(desk, 'sync.state', {}).catch(() => null)
    return `${name} stalled: ${wordsOf(error)} ${JSON.stringify(state)}`
  }
}

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message} (${wordsOf(error.cause)})`
}

const wordsOfCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'none'

const calm = (number: number, step: Step): Round => ({
  ...{ number, step, faults: [], victim: 'county' },
  ...{ strikeAt: 0, strikeAfterMs: 0, holdMs: 0, dice: 0 }
})

interface Worked {
  readonly rounds: number
  /** Why the last one could not be put right. */
  readonly stuck: string | null
}

/** The rounds of the plan one after the other, up to the first that could not be put right again. */
async function workThrough(shift: Shift, plan: readonly Round[], options: RunOptions): Promise<Worked> {
  let rounds = 0
  for (const round of plan) {
    if (options.mayGoOn?.() === false) break
    const started = performance.now()
    const what = `round ${String(round.number).padStart(3)} ${round.step.padEnd(15)} ${round.victim.padEnd(6)} ${round.faults.join(' + ')}`
    try {
      await shift.work(round)
    } catch (error) {
      return { rounds, stuck: `${what}: ${wordsOf(error)}` }
    }
    rounds += 1
    options.worked?.(rounds, shift.saved.size)
    options.say(`${what} (${seconds(started)} s)`)
  }
  return { rounds, stuck: null }
}

/** Everything is whole again: open work is done, one more worker is served and admitted, and every desk falls quiet. */
async function settle(world: World, shift: Shift, after: number): Promise<readonly string[]> {
  const healed = Date.now()
  try {
    for (const name of deskNames) await revive(world.places[name])
    await shift.finish(after)
    for (const step of ['visit', 'admit'] as const) await shift.work(calm(after, step))
  } catch (error) {
    return [`after round ${after - 1}: ${wordsOf(error)}`]
  }
  const stalls = await Promise.all(deskNames.map(name => fallsQuiet(world, name, healed)))
  for (const name of deskNames) await shift.lookAtAll(name, after)
  return stalls.filter(stall => stall !== null)
}

/** A database that nobody can look into any more acquits nobody. */
async function weighed(world: World, shift: Shift): Promise<Verdicts> {
  try {
    return await weigh({
      acks: world.acks.file,
      desks: path.join(world.folder, 'desks'),
      database: await world.server.databaseUrl(),
      history: world.history,
      damaged: world.damaged
    })
  } catch (error) {
    const acked = shift.saved.size
    return { acked, lost: acked, doubled: 0, faults: [`nothing could be weighed: ${wordsOf(error)}`] }
  }
}

/** Works through a plan, heals everything, waits for quiet and weighs what was told against what is there. */
export async function runChaos(options: RunOptions): Promise<Report> {
  const { seed, say } = options
  const world = await openWorld(options)
  const shift = new Shift(world)
  try {
    say(`two desks, a server, ${world.classes.length} classes are ready`)
    const began = performance.now()
    const { rounds, stuck } = await workThrough(shift, options.plan ?? planOf(seed, options.rounds), options)
    const worked = seconds(began)
    const ended = performance.now()
    const stalls = [...(stuck === null ? [] : [stuck]), ...(await settle(world, shift, rounds + 1))]
    const secondsToQuiet = seconds(ended)
    say(`${world.history} restores; not saved at first: ${wordsOfCounts(shift.unsaved)}`)
    say(`verdicts: ${wordsOfCounts(shift.lanes)}`)
    const { faults, ...sums } = await weighed(world, shift)
    return {
      ...sums,
      faults: [...stalls, ...faults].map(fault => `seed ${seed}: ${fault}`),
      rounds,
      stalled: stalls.length,
      hits: deskNames.reduce((sum, name) => sum + world.places[name].proxy.hits, 0),
      secondsPerRound: Math.round((worked / Math.max(1, rounds)) * 10) / 10,
      secondsToQuiet
    }
  } finally {
    await world.close()
  }
}

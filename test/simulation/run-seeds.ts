import { Marks } from './marks.ts'
import { runSeed, type SeedResult } from './run-seed.ts'
import { planOfSeed } from './seed-plan.ts'

const TAIL = 40

export interface Summary {
  readonly isGood: boolean
  readonly line: {
    readonly seeds: number
    readonly events: number
    readonly violations: number
    readonly failing: readonly number[]
    readonly marks: Readonly<Record<string, number>>
    readonly missed: readonly string[]
    readonly seconds: number
  }
}

/** Runs seeds in order; a failing one is shrunk and shown with the end of its trace. */
export async function runSeeds(seeds: readonly number[], say: (line: string) => void): Promise<Summary> {
  const marks = new Marks()
  const failing: number[] = []
  const begin = performance.now()
  let events = 0
  let violations = 0
  for (const seed of seeds) {
    const result = await runSeed(seed)
    events += result.events
    violations += result.violations.length
    marks.add(result.marks)
    if (result.violations.length === 0) continue
    failing.push(seed)
    if (failing.length <= 3) await explain(result, say)
  }
  const missed = marks.missed(seeds.length)
  const seconds = Math.round((performance.now() - begin) / 100) / 10
  const line = {
    seeds: seeds.length,
    events,
    violations,
    failing,
    marks: Object.fromEntries(marks.counts),
    missed,
    seconds
  }
  return { isGood: failing.length === 0 && missed.length === 0, line }
}

async function explain({ seed, violations }: SeedResult, say: (line: string) => void): Promise<void> {
  const actions = await fewestActions(seed)
  const trace: string[] = []
  await runSeed(seed, { actions, onTrace: line => trace.push(line) })
  say(`seed ${seed} fails: ${violations[0]}; ${actions} of ${planOfSeed(seed).actions} actions are enough`)
  for (const line of trace.slice(-TAIL)) say(`  ${line}`)
}

/** Bisects the length of the workload: a shorter one is the same run, cut short. */
async function fewestActions(seed: number): Promise<number> {
  let passes = 0
  let fails = planOfSeed(seed).actions
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2)
    const { violations } = await runSeed(seed, { actions: middle })
    if (violations.length > 0) fails = middle
    else passes = middle
  }
  return fails
}

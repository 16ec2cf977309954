import { Marks } from './marks.ts'
import { runSeed, type SeedResult } from './run-seed.ts'
import { type Profile, planOfSeed, type SeedPlan } from './seed-plan.ts'

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
export async function runSeeds(
  seeds: readonly number[],
  say: (line: string) => void,
  profile?: Profile
): Promise<Summary> {
  const marks = new Marks()
  const failing: number[] = []
  const begin = performance.now()
  let events = 0
  let violations = 0
  for (const seed of seeds) {
    const result = await runSeed(seed, profile ? { profile } : {})
    events += result.events
    violations += result.violations.length
    marks.add(result.marks)
    if (result.violations.length === 0) continue
    failing.push(seed)
    if (failing.length <= 3) await explain(result, profile, say)
  }
  // A boosted profile is made for one kind of trouble: the others need not come.
  const missed = profile ? [] : marks.missed(seeds.length)
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

async function explain({ seed, violations }: SeedResult, profile: Profile | undefined, say: (line: string) => void) {
  const plan = await shrunk(seed, profile)
  const trace: string[] = []
  await runSeed(seed, { ...(profile ? { profile } : {}), plan, onTrace: line => trace.push(line) })
  say(`seed ${seed} fails: ${violations[0]}; enough to see it: ${JSON.stringify(plan)}`)
  const first = trace.findIndex(line => line.includes('VIOLATION'))
  for (const line of trace.slice(Math.max(0, first + 1 - TAIL), first + 1)) say(`  ${line}`)
}

/** Smaller towns first, then the shortest workload that still fails: a shorter one is the same run, cut short. */
async function shrunk(seed: number, profile: Profile | undefined): Promise<Partial<SeedPlan>> {
  const fails = async (plan: Partial<SeedPlan>) =>
    (await runSeed(seed, { ...(profile ? { profile } : {}), plan })).violations.length > 0
  let plan: Partial<SeedPlan> = {}
  for (const less of [{ desksPerOffice: 1 }, { counties: 1 }, { centres: 2 }, { centres: 1 }])
    if (await fails({ ...plan, ...less })) plan = { ...plan, ...less }
  let passing = 0
  let failing = planOfSeed(seed, profile).actions
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2)
    if (await fails({ ...plan, actions: middle })) failing = middle
    else passing = middle
  }
  return { ...plan, actions: failing }
}

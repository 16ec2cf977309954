import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runMutants } from './mutant-hunt.ts'
import { runSeed } from './run-seed.ts'
import { runSeeds } from './run-seeds.ts'
import { boostedProfiles, profiles } from './seed-plan.ts'
import { writeOut } from './write-out.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    out: { type: 'string' },
    profile: { type: 'string' },
    trace: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false }
  }
})

const print = (line: string): void => console.log(line)
const named = [...profiles, ...boostedProfiles].find(name => name === values.profile)
const profile = values.profile === undefined ? undefined : named

/** Seeds that failed once. */
const kept = (): readonly number[] => {
  const text = readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly seeds: readonly number[] }).seeds
}

/** Prose is for people; with --json only the last line is written. */
const say = (line: string): void => {
  if (!values.json) print(line)
}

async function replay(seed: number): Promise<boolean> {
  const result = await runSeed(seed, {
    ...(profile ? { profile } : {}),
    ...(values.trace ? { onTrace: print } : {}),
    onEnd: (server, desks) => {
      if (values.out !== undefined) writeOut(values.out, server, desks)
    }
  })
  const { events, violations } = result
  print(JSON.stringify({ seed, events, violations }))
  return violations.length === 0
}

async function main(): Promise<boolean> {
  if (values.profile !== undefined && !named)
    throw new Error(`profiles: ${[...profiles, ...boostedProfiles].join(' ')}`)
  if (values.seed !== undefined) return replay(Number(values.seed))
  if (values.mutants) return runMutants(print)
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i)
  const summary = await runSeeds([...kept().filter(seed => !seeds.includes(seed)), ...seeds], say, profile)
  print(JSON.stringify(summary.line))
  return summary.isGood
}

process.exitCode = (await main()) ? 0 : 1

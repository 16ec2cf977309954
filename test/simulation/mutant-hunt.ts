import { verbOf } from '../../domain/reducer.ts'
import { type Mutant, mutants } from './mutants.ts'
import { runSeed } from './run-seed.ts'

const MOST_SEEDS = 300

interface Hunt {
  readonly mutant: string
  /** The first seed that showed it, null when none did. */
  readonly seed: number | null
  readonly by: string
}

/** With verbs that are wrong, and as they were afterwards. */
async function withVerbs<T>({ verbs = {} }: Mutant, act: () => Promise<T>): Promise<T> {
  const known = Object.keys(verbs).flatMap(kind => verbOf(kind) ?? [])
  const right = known.map(({ reduce }) => reduce)
  for (const verb of known) Object.assign(verb, { reduce: verbs[verb.kind]?.(verb.reduce) })
  try {
    return await act()
  } finally {
    known.forEach((verb, n) => {
      Object.assign(verb, { reduce: right[n] })
    })
  }
}

export const hunt = (mutant: Mutant): Promise<Hunt> => withVerbs(mutant, () => huntWith(mutant))

async function huntWith({ name, cores, profile }: Mutant): Promise<Hunt> {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { violations } = await runSeed(seed, profile ? { cores, profile } : { cores })
    const first = violations[0]
    if (first !== undefined) return { mutant: name, seed, by: first.slice(0, 120) }
  }
  return { mutant: name, seed: null, by: '' }
}

/** Every planted bug must be found, or the simulation is blind where it should see. */
export async function runMutants(print: (line: string) => void): Promise<boolean> {
  const begin = performance.now()
  const missed: string[] = []
  for (const one of mutants) {
    const found = await hunt(one)
    print(JSON.stringify(found))
    if (found.seed === null) missed.push(found.mutant)
  }
  const seconds = Math.round((performance.now() - begin) / 100) / 10
  print(JSON.stringify({ mutants: mutants.length, missed, seconds }))
  return missed.length === 0
}

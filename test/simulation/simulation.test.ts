import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realCores } from './cores.ts'
import { mutants } from './mutants.ts'
import { runSeed } from './run-seed.ts'

const corpus = JSON.parse(readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')) as { seeds: number[] }

test('a seed is the same run every time', async () => {
  const traceOf = async () => {
    const lines: string[] = []
    await runSeed(6, { onTrace: line => lines.push(line) })
    return lines
  }
  const first = await traceOf()
  expect(first.length).toBeGreaterThan(100)
  expect(await traceOf()).toEqual(first)
})

test.each(corpus.seeds)('seed %i, which failed once, holds every invariant', async seed => {
  expect((await runSeed(seed)).violations).toEqual([])
})

test('a planted bug is seen, and a mutant differs from what ships in one thing only', async () => {
  const checkpointFirst = mutants.find(({ name }) => name === 'checkpoint before documents')
  expect(checkpointFirst && { ...checkpointFirst.cores, pageSteps: realCores.pageSteps }).toEqual(realCores)
  const results = []
  for (let seed = 1; seed <= 12; seed++) results.push(await runSeed(seed, checkpointFirst ?? {}))
  expect(results.flatMap(result => result.violations).length).toBeGreaterThan(0)
})

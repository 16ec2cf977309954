import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judged, playwrightCounts, simulationCounts, vitestCounts } from '../../scripts/test/counts.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jinquan-counts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown) => {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('the counts of a suite', () => {
  it('come from the report of vitest, a file that does not load being one failure', async () => {
    const file = report({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] }
      ]
    })
    expect(await vitestCounts(file)).toEqual({ passed: 3, failed: 2 })
  })

  it('come from the report of Playwright, a test that passed at the second try being failed', async () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })
    expect(await playwrightCounts(file)).toEqual({ passed: 5, failed: 2 })
  })

  it('of a simulation are two: that no seed fails, and that every branch was reached', () => {
    const sum = (failing: number[], missed: string[]) =>
      simulationCounts(`a warning\n${JSON.stringify({ seeds: 9, failing, missed, seconds: 1 })}\nanother\n`)
    expect(sum([], [])).toEqual({ passed: 2, failed: 0 })
    expect(sum([4, 7], [])).toEqual({ passed: 1, failed: 1 })
    expect(sum([4], ['fork'])).toEqual({ passed: 0, failed: 2 })
  })

  it('of a hunt are one for each planted bug', () => {
    const sum = JSON.stringify({ mutants: 12, missed: ['a', 'b'], seconds: 1 })
    expect(simulationCounts(`{"mutant":"a","seed":null}\n${sum}`)).toEqual({ passed: 10, failed: 2 })
    expect(simulationCounts('{"mutant":"a","seed":null}')).toEqual({ passed: 0, failed: 0 })
  })

  it('are none where the report is missing', async () => {
    const missing = path.join(folder, 'none.json')
    expect(await vitestCounts(missing)).toEqual({ passed: 0, failed: 0 })
    expect(await playwrightCounts(missing)).toEqual({ passed: 0, failed: 0 })
    expect(simulationCounts('no sum here')).toEqual({ passed: 0, failed: 0 })
  })
})

describe('a suite is judged', () => {
  it('failed when it ran no test', () => {
    expect(judged({ code: 0, counts: { passed: 0, failed: 0 } })).toEqual({ passed: 0, failed: 1 })
  })

  it('failed when it ended badly without a failed test', () => {
    expect(judged({ code: 1, counts: { passed: 4, failed: 0 } })).toEqual({ passed: 4, failed: 1 })
  })

  it('by its counts otherwise', () => {
    expect(judged({ code: 0, counts: { passed: 4, failed: 0 } })).toEqual({ passed: 4, failed: 0 })
    expect(judged({ code: 1, counts: { passed: 4, failed: 2 } })).toEqual({ passed: 4, failed: 2 })
  })
})

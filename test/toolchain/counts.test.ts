import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judged, lineCounts, playwrightCounts, vitestCounts } from '../../scripts/test/counts.mjs'

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

  it('come from the last line of a runner that writes no report', () => {
    expect(lineCounts('1 passed, 0 failed\nmore\n3000 passed, 2 failed\n')).toEqual({ passed: 3000, failed: 2 })
  })

  it('are none where the report is missing', async () => {
    const missing = path.join(folder, 'none.json')
    expect(await vitestCounts(missing)).toEqual({ passed: 0, failed: 0 })
    expect(await playwrightCounts(missing)).toEqual({ passed: 0, failed: 0 })
    expect(lineCounts('no sum here')).toEqual({ passed: 0, failed: 0 })
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

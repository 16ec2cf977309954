import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failuresOf } from '../../scripts/test/failures.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jinquan-failures-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown) => {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('the failed tests of a suite are named', () => {
  it('from the report of vitest, with the beginning of the message and without colours', async () => {
    const file = report({
      testResults: [
        {
          name: '/some/where/lane.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'lane is kept', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'lane is left',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2']
            }
          ]
        },
        { name: '/some/where/fork.test.ts', status: 'failed', message: 'no such file', assertionResults: [] }
      ]
    })
    expect(await failuresOf('vitest', file)).toEqual([
      'lane.test.ts: lane is left\n    expected 1\n    to be 2',
      'fork.test.ts: does not load\n    no such file'
    ])
  })

  it('from the report of Playwright, however deep a test lies', async () => {
    const spec = (title: string, status: string, message: string) => ({
      file: 'way.spec.ts',
      title,
      tests: [{ status, results: [{ error: { message } }] }]
    })
    const file = report({
      suites: [{ specs: [spec('a', 'expected', '')], suites: [{ specs: [spec('b', 'flaky', 'late')] }] }]
    })
    expect(await failuresOf('playwright', file)).toEqual(['way.spec.ts: b\n    late'])
  })

  it('as a missing report where there is none, and not at all for suites without one', async () => {
    expect(await failuresOf('vitest', path.join(folder, 'none.json'))).toEqual(['no report (ENOENT)'])
    expect(await failuresOf('simulation', '')).toEqual([])
  })
})

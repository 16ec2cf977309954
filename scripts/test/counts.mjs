import { readFile } from 'node:fs/promises'

/** @typedef {{ passed: number, failed: number }} Counts */

const none = { passed: 0, failed: 0 }
const readJson = file =>
  readFile(file, 'utf8').then(
    text => JSON.parse(text),
    () => undefined
  )

/** A file that could not even be loaded has no test of its own in the report, but is a failure. */
export async function vitestCounts(file) {
  const report = await readJson(file)
  if (!report) return none
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every(({ status }) => status !== 'failed')
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/** A test that passed only when repeated is not a passed one. */
export async function playwrightCounts(file) {
  const report = await readJson(file)
  if (!report) return none
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky }
}

/** The last line `N passed, N failed` of what was printed. */
export function lineCounts(output) {
  const line = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
  return line ? { passed: Number(line[1]), failed: Number(line[2]) } : none
}

/**
 * What a suite adds to the sum: a suite that ran no test, or that ended badly without naming a failed test, has failed.
 * @param {{ code: number, counts: Counts }} run
 */
export function judged({ code, counts }) {
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return isSilentFailure ? { passed: counts.passed, failed: 1 } : counts
}

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

/**
 * The simulation ends with its sum as a line of JSON. Of a run over seeds: one test that no seed breaks an invariant, one that
 * every branch was reached. Of a hunt: one test for each planted bug.
 */
export function simulationCounts(output) {
  const line = output.split('\n').findLast(text => text.startsWith('{') && text.includes('"seconds":'))
  if (line === undefined) return none
  const { mutants, missed, failing } = JSON.parse(line)
  if (mutants !== undefined) return { passed: mutants - missed.length, failed: missed.length }
  const failed = [failing, missed].filter(found => found.length > 0).length
  return { passed: 2 - failed, failed }
}

/**
 * What a suite adds to the sum: a suite that ran no test, or that ended badly without naming a failed test, has failed.
 * @param {{ code: number, counts: Counts }} run
 */
export function judged({ code, counts }) {
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return isSilentFailure ? { passed: counts.passed, failed: 1 } : counts
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** The first lines of what went wrong: enough to know the place from a log that keeps only its end. */
const inShort = message =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, 6)
    .join('\n    ')

const named = (file, title, message = '') => `${path.basename(file)}: ${title}\n    ${inShort(message)}`

/** @returns {Promise<readonly string[]>} each failed test of a report of vitest, with the beginning of its message */
async function vitestFailures(report) {
  const { testResults } = JSON.parse(await readFile(report, 'utf8'))
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(test => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [named(name, 'does not load', message)]
    return failed.map(({ fullName, failureMessages }) => named(name, fullName, failureMessages[0]))
  })
}

const specsOf = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/** @returns {Promise<readonly string[]>} each test of Playwright that did not pass at the first try */
async function playwrightFailures(report) {
  const { suites } = JSON.parse(await readFile(report, 'utf8'))
  return suites
    .flatMap(specsOf)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => named(file, title, results.find(({ error }) => error)?.error.message))
    )
}

const readers = { vitest: vitestFailures, playwright: playwrightFailures }

/**
 * The failed tests of a suite by name. None where the suite leaves no report: what it printed says it then.
 * @param {string | undefined} counts as in `suites.mjs`
 * @param {string} report path of the JSON report
 * @returns {Promise<readonly string[]>}
 */
export const failuresOf = (counts, report) =>
  readers[counts]
    ? readers[counts](report).catch(error => [`no report (${error.code ?? error.name})`])
    : Promise.resolve([])

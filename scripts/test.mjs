// The whole test run: set-up, types, lint, build, every suite. `npm test -- NAME …` runs only the suites named. Ends with one
// line, `N passed, N failed`.
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.mjs'
import { screened } from './screened.mjs'
import { setUp } from './setup.mjs'
import { judged, playwrightCounts, simulationCounts, vitestCounts } from './test/counts.mjs'
import { failuresOf } from './test/failures.mjs'
import { suites } from './test/suites.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
/** Relative to the checkout, so that no blank of its own path gets into a command line. */
const reports = path.join('.tmp', 'reports')
const reportOf = name => path.join(reports, `${name.replaceAll(' ', '-')}.json`)
const seconds = since => ((performance.now() - since) / 1000).toFixed(1)

const reporting = {
  vitest: report => ({ args: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env: {} }),
  playwright: report => ({ args: [], env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
  simulation: () => ({ args: [], env: {} })
}

/** @param {import('./test/suites.mjs').Suite} suite */
async function runSuite({ name, script, args = [], counts, hasWindow }) {
  const report = reportOf(name)
  const extra = counts ? reporting[counts](report) : { args: [], env: {} }
  const given = [...args, ...extra.args]
  const npm = ['npm', 'run', '--silent', script, ...(given.length > 0 ? ['--', ...given] : [])]
  const [command, ...rest] = hasWindow ? screened(npm) : npm
  const { code, output } = await runCommand(command, rest, {
    cwd: root,
    env: { ...process.env, ...extra.env },
    onLine: () => undefined
  })
  if (code === 127) console.error(output)
  if (counts === undefined) return { passed: 0, failed: code === 0 ? 0 : 1 }
  const read = {
    vitest: () => vitestCounts(report),
    playwright: () => playwrightCounts(report),
    simulation: () => simulationCounts(output)
  }
  return judged({ code, counts: await read[counts]() })
}

async function runAll(chosen) {
  const total = { passed: 0, failed: 0 }
  const failed = new Set()
  const lines = []
  const failures = []
  for (const suite of chosen) {
    const began = performance.now()
    console.log(`\n=== ${suite.name}`)
    if (suite.needs && failed.has(suite.needs)) console.log(`not run: ${suite.needs} failed`)
    const counts = suite.needs && failed.has(suite.needs) ? { passed: 0, failed: 1 } : await runSuite(suite)
    if (counts.failed > 0) {
      failed.add(suite.name)
      failures.push(suite.name, ...(await failuresOf(suite.counts, reportOf(suite.name))))
    }
    total.passed += counts.passed
    total.failed += counts.failed
    const what = suite.counts ? `${counts.passed} passed, ${counts.failed} failed` : counts.failed ? 'failed' : 'ok'
    lines.push(`${suite.name.padEnd(12)} ${what} (${seconds(began)} s)`)
  }
  console.log(`\n=== summary\n${lines.join('\n')}`)
  for (const failure of failures) console.log(`failed: ${failure}`)
  return total
}

const names = process.argv.slice(2)
const unknown = names.filter(name => !suites.some(suite => suite.name === name))
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${suites.map(suite => suite.name).join(', ')}`)
  process.exit(2)
}
const began = performance.now()
process.chdir(root)
await rm(reports, { recursive: true, force: true })
await mkdir(reports, { recursive: true })
const isReady = await setUp({ withTests: true }).then(
  () => true,
  error => console.error(`[setup] ${error.message}`)
)
const chosen = suites.filter(
  suite =>
    (names.length === 0 || names.includes(suite.name)) && (!suite.folder || existsSync(path.join(root, suite.folder)))
)
const total = isReady ? await runAll(chosen) : { passed: 0, failed: 1 }
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`total        ${seconds(began)} s\n\n${total.passed} passed, ${total.failed} failed`)

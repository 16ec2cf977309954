import path from 'node:path'
import type { TestModule, Vitest } from 'vitest/node'
import { createVitest } from 'vitest/node'
import { setup } from '../sync-server/postgres-cluster.ts'
import { type Switch, switchedSource } from './switch.ts'

/** What came of a switch. `caught`: its row's test passes without it and fails with it. */
export interface Trial {
  readonly of: Switch
  readonly outcome: 'caught' | 'not caught' | 'did not load' | 'fails without it' | 'has no test'
}

const root = path.resolve(import.meta.dirname, '../..')
const PATIENCE = 120_000
const POLL_PATIENCE = 15_000
const serverTests = 'test/sync-server/'

/** Serves the switched source of one file to the tests of one project. */
const switching = (one: Switch) => ({
  name: `row ${one.row}: ${one.name}`,
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    path.relative(root, id.split('?')[0] ?? '') === path.normalize(one.file) ? switchedSource(one, code) : null
})

type Shared = Record<string, unknown>

const project = (name: string, provide: Shared, one?: Switch) => ({
  root,
  plugins: one ? [switching(one)] : [],
  test: {
    ...{ name, provide, include: ['test/**/*.test.{ts,tsx}'] },
    ...{ testTimeout: PATIENCE, hookTimeout: PATIENCE, expect: { poll: { timeout: POLL_PATIENCE } } }
  }
})

const openVitest = (switches: readonly Switch[], shared: Shared): Promise<Vitest> =>
  createVitest('test', {
    root,
    config: false,
    watch: false,
    reporters: [{}],
    pool: 'forks',
    maxWorkers: 2,
    projects: [project('as it ships', shared), ...switches.map((one, n) => project(`switch ${n}`, shared, one))]
  })

const ofRows = (rows: Iterable<number>): RegExp => new RegExp([...rows].map(row => `\\[row ${row}\\]`).join('|'))

/** The tests of a row in a file, in one run of vitest: those as it ships and those of every switch side by side. */
const specificationsOf = (vitest: Vitest, switches: readonly Switch[]) => {
  const [plain, ...switched] = vitest.projects
  if (!plain || switched.length !== switches.length) throw new Error('every switch has a project')
  const files = new Map<string, Set<number>>()
  for (const { test, row } of switches) files.set(test, (files.get(test) ?? new Set()).add(row))
  return [
    ...[...files].map(([file, rows]) =>
      plain.createSpecification(path.join(root, file), { testNamePattern: ofRows(rows) })
    ),
    ...switches.flatMap((one, n) => {
      const options = { testNamePattern: ofRows([one.row]) }
      return switched[n]?.createSpecification(path.join(root, one.test), options) ?? []
    })
  ]
}

type State = 'passed' | 'failed'

/** States of the tests of a row that ran; a file that does not load has none. */
const statesOf = (module: TestModule | undefined, row: number): readonly State[] => {
  const states: State[] = []
  for (const test of module?.children.allTests() ?? []) {
    const { state } = test.result()
    if (ofRows([row]).test(test.fullName) && (state === 'passed' || state === 'failed')) states.push(state)
  }
  return states
}

const judge = (one: Switch, plain: readonly State[], switched: readonly State[]): Trial => {
  if (plain.length === 0) return { of: one, outcome: 'has no test' }
  if (plain.includes('failed')) return { of: one, outcome: 'fails without it' }
  if (switched.length === 0) return { of: one, outcome: 'did not load' }
  return { of: one, outcome: switched.includes('failed') ? 'caught' : 'not caught' }
}

async function tryOut(switches: readonly Switch[], shared: Shared): Promise<readonly Trial[]> {
  const vitest = await openVitest(switches, shared)
  try {
    const { testModules } = await vitest.runTestSpecifications(specificationsOf(vitest, switches))
    const states = (projectName: string, { test, row }: Switch) =>
      statesOf(
        testModules.find(
          ({ project: { name }, moduleId }) => name === projectName && moduleId === path.join(root, test)
        ),
        row
      )
    return switches.map((one, n) => judge(one, states('as it ships', one), states(`switch ${n}`, one)))
  } finally {
    await vitest.close()
  }
}

/** A PostgreSQL for those tests that need one: the same for all of them. */
async function withPostgres<T>(work: (shared: Shared) => Promise<T>): Promise<T> {
  const shared: Shared = {}
  const stop = await setup({ provide: (key, value) => Object.assign(shared, { [key]: value }) })
  try {
    return await work(shared)
  } finally {
    await stop()
  }
}

/** Tries every switch, each in a project of its own. */
export async function tryAll(switches: readonly Switch[]): Promise<readonly Trial[]> {
  const onServer = switches.filter(({ test }) => test.startsWith(serverTests))
  const others = switches.filter(one => !onServer.includes(one))
  const trials = others.length > 0 ? await tryOut(others, {}) : []
  return onServer.length > 0 ? [...trials, ...(await withPostgres(shared => tryOut(onServer, shared)))] : trials
}

import { defineConfig } from 'vitest/config'

interface Suite {
  readonly name: string
  readonly include: string[]
  readonly exclude?: readonly string[]
  readonly globalSetup?: string[]
  readonly testTimeout?: number
  readonly hookTimeout?: number
}

const suite = ({ exclude = [], ...settings }: Suite) => ({
  extends: true as const,
  test: { ...settings, exclude: ['**/node_modules/**', ...exclude] }
})

/** One PostgreSQL a run, and in it a migrated template that every suite copies. */
const withPostgres = {
  globalSetup: ['test/sync-server/postgres-cluster.ts'],
  // Real processes start, are killed and recover here; a busy machine takes its time over that.
  testTimeout: 180_000,
  hookTimeout: 180_000
}

/** They start packaged PostgreSQLs of their own: on one that DATABASE_URL names they would show nothing new. */
const withOwnPostgres = [
  'test/sync-server/db/cluster.test.ts',
  'test/sync-server/feed/page-reader.test.ts',
  'test/sync-server/main.test.ts'
]

/**
 * `unit` needs nothing but Node and is part of `npm run check`; `replica` runs in a real browser; `server` starts
 * PostgreSQL; `chaos` starts and kills processes. Simulation, bench and end-to-end tests have runners of their own.
 */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Generous: a busy machine is slow, and what hangs is ended all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      suite({
        name: 'unit',
        include: ['test/**/*.test.{ts,tsx}'],
        exclude: ['test/sync-server/**', 'test/chaos/**', 'test/e2e/**', 'test/bench/**', 'test/renderer/replica/**']
      }),
      suite({ name: 'replica', include: ['test/renderer/replica/**/*.test.ts'] }),
      suite({
        name: 'server',
        include: ['test/sync-server/**/*.test.{ts,tsx}'],
        exclude: process.env.DATABASE_URL ? withOwnPostgres : [],
        ...withPostgres
      }),
      suite({ name: 'chaos', include: ['test/chaos/**/*.test.ts'], ...withPostgres })
    ]
  }
})

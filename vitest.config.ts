import { defineConfig } from 'vitest/config'

const suite = (name: string, include: string[], exclude: string[] = [], globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude: ['**/node_modules/**', ...exclude], globalSetup }
})

/**
 * `unit` needs nothing but Node and is part of `npm run check`; `server` starts PostgreSQL; `chaos` starts and kills
 * processes. Simulation, bench and end-to-end tests have runners of their own.
 */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      suite(
        'unit',
        ['test/**/*.test.{ts,tsx}'],
        ['test/sync-server/**', 'test/chaos/**', 'test/e2e/**', 'test/bench/**']
      ),
      suite('server', ['test/sync-server/**/*.test.{ts,tsx}'], [], ['test/sync-server/postgres-cluster.ts']),
      suite('chaos', ['test/chaos/**/*.test.ts'])
    ]
  }
})

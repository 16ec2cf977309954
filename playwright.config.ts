import { defineConfig } from '@playwright/test'

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME

/** Drives the built desktop (out/) in real Electron. Under `npm test` a JSON report is written as well, for the counts. */
export default defineConfig({
  testDir: 'test/e2e',
  // Beside it in test-results, and kept between runs: the sample province and the pictures of the screens.
  outputDir: 'test-results/runs',
  // Each test has desktops and a server of its own: two at once only slow one another on two cores.
  workers: 1,
  forbidOnly: true,
  // Generous, as in Vitest: a busy machine is slow, and what hangs is ended all the same.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']]
})

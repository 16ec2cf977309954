// What `npm test` runs, in this order. `script` is a script of package.json; a row with a `folder` is run once that exists. A
// row with `counts` is a suite: its tests are counted, and none at all is a failure. The others are steps: they count only
// when they fail. To add a suite, add a row.

/**
 * `counts` says where the numbers come from: the JSON report of the runner, or the last line that the simulation
 * prints.
 * @typedef {{ name: string, script: string, args?: readonly string[], folder?: string, needs?: string,
 *   hasWindow?: boolean, counts?: 'vitest' | 'playwright' | 'simulation' }} Suite
 */

/** @type {readonly Suite[]} */
export const suites = [
  { name: 'types', script: 'types' },
  { name: 'lint', script: 'lint' },
  { name: 'build', script: 'build:desk' },
  { name: 'pages', script: 'build:web', folder: 'sync-server/web/index.html' },
  { name: 'unit', script: 'unit', folder: 'test/toolchain', counts: 'vitest' },
  {
    name: 'replica',
    script: 'vitest',
    args: ['--project', 'replica'],
    folder: 'test/renderer/replica',
    hasWindow: true,
    counts: 'vitest'
  },
  { name: 'server', script: 'vitest', args: ['--project', 'server'], folder: 'test/sync-server', counts: 'vitest' },
  {
    name: 'chaos',
    script: 'vitest',
    args: ['--project', 'chaos'],
    folder: 'test/chaos',
    needs: 'build',
    hasWindow: true,
    counts: 'vitest'
  },
  { name: 'simulation', script: 'simulate', args: ['--seeds', '3000', '--from', '1', '--json'], counts: 'simulation' },
  { name: 'mutants', script: 'simulate', args: ['--mutants', '--json'], counts: 'simulation' },
  { name: 'end to end', script: 'e2e', folder: 'test/e2e', needs: 'build', hasWindow: true, counts: 'playwright' }
]

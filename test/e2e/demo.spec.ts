import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'

/** The command that the README gives, as somebody without a display starts it: by its own loader, not by that of the tests. */

const root = path.resolve(import.meta.dirname, '../..')
const out = path.join(root, 'test-results/demo')

interface Run {
  readonly code: number | null
  readonly said: string
}

function runDemo(args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/demo.mjs', '--headless', '--out', out, ...args], { cwd: root })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (said += String(chunk)))
    child.on('error', reject)
    child.on('close', code => resolve({ code, said }))
  })
}

test('npm run demo walks the way by script, and its audit finds every voucher counted once', async () => {
  test.setTimeout(1_200_000)
  await rm(out, { recursive: true, force: true })
  const inBulk = 3
  const { code, said } = await runDemo(['--issue', `${inBulk}`, '--seed', '11'])
  expect(code, said).toBe(0)
  const summary = JSON.parse(await readFile(path.join(out, 'summary.json'), 'utf8')) as Record<string, unknown>
  // Two more are issued at the counter.
  const counted = inBulk + 2
  expect(summary).toMatchObject({ lost: 0, doubleCounted: 0, waiting: 0, issued: counted, redeemed: counted })
  expect(summary.screenshots).toBeGreaterThan(0)
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPullSchedule } from '../../../src-renderer/replica/client/pull-schedule.ts'
import type { PullEnding } from '../../../src-renderer/replica/worker/worker-protocol.ts'

const MINUTE = 60_000

function schedule(endings: readonly PullEnding[]) {
  let pulls = 0
  const failures: unknown[] = []
  const timing = createPullSchedule({
    pull: async () => {
      pulls += 1
      return endings[pulls - 1] ?? { kind: 'current' }
    },
    checkpoint: () => ({ 'county:000105': 7 }),
    failed: error => failures.push(error)
  })
  const after = async (milliseconds: number): Promise<number> => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    return pulls
  }
  return { timing, after }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('pulls when told, then every five minutes', async () => {
  const { timing, after } = schedule([])
  timing.now()
  expect(await after(1)).toBe(1)
  expect(await after(4 * MINUTE)).toBe(1)
  expect(await after(1.1 * MINUTE)).toBe(2)
  timing.stop()
  expect(await after(60 * MINUTE)).toBe(2)
})

test('told in the very moment in which a pull ends: pulled again within two seconds', async () => {
  const timing = createPullSchedule({
    pull: async () => {
      pulls += 1
      if (pulls === 1) timing.now()
      return { kind: 'current' }
    },
    checkpoint: () => ({}),
    failed: error => expect.unreachable(String(error))
  })
  let pulls = 0
  timing.now()
  await vi.advanceTimersByTimeAsync(2001)
  expect(pulls).toBe(2)
  await vi.advanceTimersByTimeAsync(4 * MINUTE)
  expect(pulls).toBe(2)
  timing.stop()
})

test('a hint pulls within two seconds, but not for what the replica already holds', async () => {
  const { timing, after } = schedule([])
  timing.hinted('county:000105', 7)
  expect(await after(MINUTE)).toBe(0)
  timing.hinted('county:000105', 8)
  expect(await after(2001)).toBe(1)
  timing.hinted('*', null)
  expect(await after(2001)).toBe(2)
  timing.stop()
})

test('a line that stays down is asked later and later, a busy server when it said', async () => {
  const offline: PullEnding = { kind: 'offline' }
  const { timing, after } = schedule([offline, offline, { kind: 'refused', status: 503, retryAfterMs: 90_000 }])
  timing.now()
  expect(await after(1)).toBe(1)
  expect(await after(4900)).toBe(1)
  expect(await after(2200)).toBe(2)
  expect(await after(7800)).toBe(2)
  expect(await after(4200)).toBe(3)
  expect(await after(85_800)).toBe(3)
  expect(await after(6200)).toBe(4)
  timing.stop()
})

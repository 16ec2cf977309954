import { beforeEach, describe, expect, it } from 'vitest'
import { shortCodeFromNumber } from '../../../domain/codes/short-code.ts'
import { MAX_BATCH } from '../../../domain/journal/entry.ts'
import { createCommander } from '../../../src-renderer/commands/commander.ts'
import { check, commit } from '../../../src-renderer/commands/commit.ts'
import { checkMany, commitMany } from '../../../src-renderer/commands/commit-many.ts'
import { policyVersionOn } from '../../../src-renderer/commands/desk-facts.ts'
import { testUuid } from '../../doubles/test-device.ts'
import { sampleRules } from '../../doubles/test-province.ts'
import { CountyDesk, registration } from './county-desk.ts'

let desk: CountyDesk

beforeEach(async () => {
  desk = new CountyDesk()
  await desk.open()
})

/** Blank `n` of the lease to person `person`. */
const issue = (n: number, person: number) =>
  ({
    kind: 'voucher.issue',
    args: {
      voucher: `v-${n}`,
      code: shortCodeFromNumber(n),
      lease: 'lease-1',
      batch: 'batch-1',
      plan: 'plan-1',
      person: testUuid(`person ${person}`),
      consented: false
    }
  }) as const

const collect = (n: number, person: number) =>
  ({
    kind: 'voucher.collect',
    args: {
      voucher: `v-${n}`,
      person: testUuid(`person ${person}`),
      scan: '',
      how: 'counter',
      identity: { method: 'id-reader', matched: true }
    }
  }) as const

describe('commit', () => {
  it('judges each draft over the ones before it and appends all in one call; the server agrees', async () => {
    const result = await commit(desk.ports, [registration(1), issue(1, 1), collect(1, 1)])
    expect(result).toMatchObject({ kind: 'done', provisional: false, unchecked: [] })
    expect(desk.appends.map(entries => entries.length)).toEqual([3])
    const reply = await desk.world.upload(desk.device.upload())
    expect(reply?.verdicts.map(({ lane }) => lane)).toEqual(['accepted', 'accepted', 'accepted'])
  })

  it('appends nothing when one is refused, and says which and by which rule', async () => {
    await commit(desk.ports, [registration(1), issue(1, 1)])
    const result = await commit(desk.ports, [registration(2), issue(2, 1)])
    expect(result.kind === 'refused' && [...result.refused]).toEqual([
      [1, expect.objectContaining({ code: 'rule.live-vouchers', rule: 'P2' })]
    ])
    expect(desk.appends).toHaveLength(1)
  })

  it('shows the same without doing it', async () => {
    const tried = await check(desk.ports, [issue(1, 9), registration(9)])
    expect(tried.kind === 'checked' && [...tried.refused.keys()]).toEqual([0])
    expect(tried.kind === 'checked' && tried.outcomes[1]?.lane).toBe('accepted')
    expect(desk.appends).toHaveLength(0)
  })

  it('[row 22] does nothing while nobody is logged in or the disk is full', async () => {
    desk.isLocked = true
    expect(await commit(desk.ports, [registration(1)])).toEqual({ kind: 'failed', failure: { code: 'desk.locked' } })
    desk.isLocked = false
    desk.refusesAppend = 1
    expect(await commit(desk.ports, [registration(1)])).toEqual({ kind: 'failed', failure: { code: 'disk.full' } })
    expect(desk.bodies).toHaveLength(0)
  })

  it('is one at a time: of two that want the same number only the first gets it', async () => {
    const commander = createCommander(desk.ports)
    const results = await Promise.all([
      commander.commit([registration(1), issue(1, 1)]),
      commander.commit([registration(2), issue(1, 2)])
    ])
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'refused'])
  })

  it('decides under the newest rules in force', async () => {
    const next = { name: '示例政策', rules: sampleRules, pilotCities: [], sample: true }
    await desk.world.must('policy.publish', { version: 2, from: '2026-02-01', ...next })
    await desk.world.must('policy.publish', { version: 3, from: '2026-07-01', ...next })
    expect(await policyVersionOn(desk.ports.replica, '2026-03-02')).toBe(2)
    expect(await policyVersionOn(desk.ports.replica, '2025-12-31')).toBe(0)
  })
})

describe('commitMany', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => [registration(n), issue(n + 1, n)])

  it('leaves out refused rows, whole, and appends the others in chunks of whole rows', async () => {
    const units = rows(40)
    units[7] = [registration(7, '2015-01-01'), issue(8, 7)]
    units[20] = [registration(20), issue(3, 20)]
    const tried = await checkMany(desk.ports, units)
    expect([...tried.refused].map(([place, { code }]) => [place, code])).toEqual([
      [7, 'rule.age'],
      [20, 'voucher.exists']
    ])
    expect(desk.appends).toHaveLength(0)
    const result = await commitMany(desk.ports, units)
    expect(result).toMatchObject({ entries: 76, cancelled: false, failure: null })
    expect(result.good).toHaveLength(38)
    const reply = await desk.world.upload(desk.device.upload())
    expect(reply?.verdicts.every(({ lane }) => lane === 'accepted')).toBe(true)
  })

  it('counts what is done, stops when asked, and never appends more than a batch', async () => {
    const stop = new AbortController()
    const seen: number[] = []
    const units = Array.from({ length: 350 }, (_, n) => [registration(n)])
    const result = await commitMany(desk.ports, units, {
      signal: stop.signal,
      onProgress: done => {
        seen.push(done)
        if (done >= 200) stop.abort()
      }
    })
    expect(result).toMatchObject({ cancelled: true, entries: 200 })
    expect(seen).toEqual([100, 200])
    expect(Math.max(...desk.appends.map(({ length }) => length))).toBeLessThanOrEqual(MAX_BATCH)
  })

  it('says what was appended before main would take no more', async () => {
    desk.refusesAppend = 2
    const units = Array.from({ length: 150 }, (_, n) => [registration(n)])
    const result = await commitMany(desk.ports, units)
    expect(result).toMatchObject({ entries: 100, failure: { code: 'disk.full' } })
    expect(result.good).toHaveLength(100)
  })
})

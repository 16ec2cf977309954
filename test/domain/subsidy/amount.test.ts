import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubsidyRules } from '../../../domain/policy/policy.ts'
import { amountOf } from '../../../domain/subsidy/amount.ts'
import { noHours } from '../../../domain/training/hours.ts'
import { sampleRules } from '../../doubles/test-province.ts'

const electrician = { occupation: '6-29-03-07', level: '5' } as const
const rules: SubsidyRules = {
  ...sampleRules.subsidy,
  rates: [
    { occupation: '', level: '5', amountFen: 80_000 },
    { occupation: electrician.occupation, level: '5', amountFen: 100_000 }
  ],
  scarcity: [{ occupation: electrician.occupation, percent: 120 }],
  onlinePercent: 50
}
const hours = (offline: number, online: number) => ({ ...noHours, offlinePractice: offline, onlineTheory: online })

describe('[M2] the amount of a line', () => {
  it('is the standard of the very occupation, times scarcity, online hours at their percent', () => {
    const amount = amountOf(electrician, hours(30, 10), 1_000_000, rules)
    expect(amount).toEqual({
      amountFen: 105_000,
      trace: [
        { step: 'standard', factor: [1, 1], fen: 100_000 },
        { step: 'scarcity', factor: [120, 100], fen: 120_000 },
        { step: 'online', factor: [3500, 4000], fen: 105_000 }
      ]
    })
  })

  it('falls back to the standard of the level, and there may be none', () => {
    expect(amountOf({ occupation: '6-18-02-04', level: '5' }, hours(40, 0), 1_000_000, rules)?.amountFen).toBe(80_000)
    expect(amountOf({ occupation: '6-18-02-04', level: '1' }, hours(40, 0), 1_000_000, rules)).toBeNull()
  })

  it('is never above the face value', () => {
    const amount = amountOf(electrician, hours(40, 0), 90_000, rules)
    expect(amount?.amountFen).toBe(90_000)
    expect(amount?.trace.at(-1)).toEqual({ step: 'face-value', factor: [1, 1], fen: 90_000 })
  })

  it('comes by another path to the same fen: exact fractions, rounded down at each step', () => {
    const anyRules = fc.record({
      amountFen: fc.integer({ min: 0, max: 1_000_000 }),
      percent: fc.integer({ min: 100, max: 300 }),
      onlinePercent: fc.integer({ min: 0, max: 100 }),
      offline: fc.integer({ min: 1, max: 400 }),
      online: fc.integer({ min: 0, max: 400 }),
      face: fc.integer({ min: 0, max: 2_000_000 })
    })
    fc.assert(
      fc.property(anyRules, ({ amountFen, percent, onlinePercent, offline, online, face }) => {
        const policy = {
          ...rules,
          rates: [{ occupation: '' as const, level: '5' as const, amountFen }],
          scarcity: [{ occupation: electrician.occupation, percent }],
          onlinePercent
        }
        const scarce = (BigInt(amountFen) * BigInt(percent)) / 100n
        const weighted =
          (scarce * (BigInt(offline) * 100n + BigInt(online) * BigInt(onlinePercent))) /
          (BigInt(offline + online) * 100n)
        const expected = weighted < BigInt(face) ? weighted : BigInt(face)
        const amount = amountOf(electrician, hours(offline, online), face, policy)
        expect(BigInt(amount?.amountFen ?? -1)).toBe(expected)
        expect(amount?.trace.at(-1)?.fen).toBe(amount?.amountFen)
      })
    )
  })
})

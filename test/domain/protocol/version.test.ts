import { expect, test } from 'vitest'
import { isSpoken, PROTOCOL, protocolHistory } from '../../../domain/protocol/version.ts'
import { addDays, startOfDate } from '../../../domain/time/business-date.ts'

const history = [
  { version: 1, from: '2026-01-01' },
  { version: 2, from: '2026-03-01' },
  { version: 3, from: '2026-06-01' },
  { version: 4, from: '2026-07-01' }
]
const on = (date: string): number => startOfDate(date)
const spokenOn = (date: string) => [1, 2, 3, 4, 5].filter(version => isSpoken(version, on(date), history))

test('[J10] [row 20] the two versions before the newest are answered for 180 days after they were followed', () => {
  expect(spokenOn('2026-07-02')).toEqual([2, 3, 4, 5])
  expect(spokenOn(addDays('2026-06-01', 179))).toEqual([2, 3, 4, 5])
  expect(spokenOn(addDays('2026-06-01', 180))).toEqual([3, 4, 5])
  expect(spokenOn(addDays('2026-07-01', 180))).toEqual([4, 5])
})

test('[J10] a version that never was is not answered', () => {
  expect(isSpoken(0, on('2026-07-02'), history)).toBe(false)
})

test('[J10] the protocol in force is the last of its history, which has no gap', () => {
  expect(protocolHistory.at(-1)?.version).toBe(PROTOCOL)
  expect(protocolHistory.map(({ version }) => version)).toEqual(protocolHistory.map((_, n) => n + 1))
  expect(protocolHistory.map(({ from }) => from)).toEqual(protocolHistory.map(({ from }) => from).sort())
})

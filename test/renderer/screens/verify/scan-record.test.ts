import { expect, it } from 'vitest'
import { type ScanRecord, withRecord } from '../../../../src-renderer/screens/verify/scan-record.ts'

const record = (id: string): ScanRecord => ({
  id,
  at: 0,
  outcome: 'yes',
  who: '样例甲',
  done: null,
  entries: [],
  isUndone: false
})

it('keeps the last ten, newest first, each once', () => {
  const ids = Array.from({ length: 12 }, (_, n) => String(n))
  const records = ids.reduce<readonly ScanRecord[]>((before, id) => withRecord(before, record(id)), [])
  expect(records.map(({ id }) => id)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2'])
  expect(withRecord(records, record('5')).map(({ id }) => id)).toEqual([
    '5',
    '11',
    '10',
    '9',
    '8',
    '7',
    '6',
    '4',
    '3',
    '2'
  ])
})

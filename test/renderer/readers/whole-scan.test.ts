import { describe, expect, it } from 'vitest'
import { wholeScan } from '../../../src-renderer/readers/whole-scan.ts'

const isMeant = (text: string) => text === 'JQ1:WHOLE' || text === 'KWY32EG26C5'

describe('a scan that is heard in pieces', () => {
  it('is what was heard where that has a meaning', () => {
    expect(wholeScan('KWY32EG26C5', 'rest of anything KWY32EG26C5', true, isMeant)).toBe('KWY32EG26C5')
  })

  it('is what stands in the field where only its end was heard', () => {
    expect(wholeScan('HOLE', ' JQ1:WHOLE', true, isMeant)).toBe('JQ1:WHOLE')
    expect(wholeScan('HOLE', 'JQ1:WHOLE', false, isMeant)).toBe('JQ1:WHOLE')
  })

  it('waits for the rest until the end key came', () => {
    expect(wholeScan('JQ1:WHO', 'JQ1:WHO', false, isMeant)).toBeNull()
    expect(wholeScan('JQ1:WHO', 'JQ1:WHO', true, isMeant)).toBe('JQ1:WHO')
  })

  it('takes nothing from a field that holds something else', () => {
    expect(wholeScan('HOLE', 'KWY32EG26C5', true, isMeant)).toBe('HOLE')
  })
})

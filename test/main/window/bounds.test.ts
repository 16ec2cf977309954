import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsToOpen } from '../../../src-main/window/bounds.ts'

const office = { x: 0, y: 0, width: 1366, height: 728 }
const second = { x: 1366, y: 0, width: 1920, height: 1040 }

describe('window bounds', () => {
  it('fills a small office screen and leaves a large one', () => {
    expect(boundsToOpen(null, [office])).toEqual({ width: 1366, height: 728 })
    expect(boundsToOpen(null, [second])).toEqual({ width: 1366, height: 768 })
  })

  it('returns to the place it was left at, on the second screen too', () => {
    const saved = { x: 1500, y: 60, width: 1200, height: 800 }
    expect(boundsToOpen(saved, [office, second])).toEqual(saved)
  })

  it('comes back to the first screen when the second is gone', () => {
    expect(boundsToOpen({ x: 1500, y: 60, width: 1200, height: 800 }, [office])).toEqual({ width: 1366, height: 728 })
  })

  it('is never larger than its screen nor out of reach', () => {
    const number = fc.integer({ min: -6000, max: 6000 })
    const saved = fc.record({ x: number, y: number, width: fc.nat(9000), height: fc.nat(9000) })
    fc.assert(
      fc.property(saved, bounds => {
        const { x = 0, y = 0, width = 0, height = 0 } = boundsToOpen(bounds, [office])
        expect(width).toBeLessThanOrEqual(office.width)
        expect(height).toBeLessThanOrEqual(office.height)
        expect(y).toBeGreaterThanOrEqual(office.y)
        expect(x).toBeLessThan(office.x + office.width)
      })
    )
  })
})

import { expect, test } from 'vitest'
import { noneFilled, timeLeft, withLeft } from '../../../src-renderer/replica/client/filling.ts'

test('what is left counts on top of what is here, also after a break', () => {
  expect(withLeft(noneFilled, 9000, 5)).toEqual({ documents: 0, expected: 9000, counted: { at: 5, documents: 0 } })
  const goingOn = { ...noneFilled, documents: 4000 }
  expect(withLeft(goingOn, 5000, 7)).toEqual({ documents: 4000, expected: 9000, counted: { at: 7, documents: 4000 } })
})

test('the time left goes by the pace since the count, and is not told from next to nothing', () => {
  const begun = withLeft(noneFilled, 9000, 1000)
  expect(timeLeft(noneFilled, 5000)).toBeNull()
  expect(timeLeft({ ...begun, documents: 400 }, 3000)).toBeNull()
  expect(timeLeft({ ...begun, documents: 1000 }, 3000)).toBe(16_000)
  expect(timeLeft({ ...begun, documents: 9100 }, 3000), 'more than expected came meanwhile').toBe(0)
})

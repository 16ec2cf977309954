import { expect, test } from 'vitest'
import { maskedFields } from '../../../domain/person/masked-part.ts'

test('[W7] [K7] a part is read with its numbers masked, again and again the same, and without what has no mask', () => {
  const identity = maskedFields({ name: '样例', idNumber: '110105194912310021', address: '清徐县' })
  expect(identity).toEqual({ name: '样例', idNumber: '110105********0021' })
  expect(maskedFields(identity)).toEqual(identity)
  expect(maskedFields(maskedFields({ phone: '13800138000' }))).toEqual({ phone: '138****8000' })
})

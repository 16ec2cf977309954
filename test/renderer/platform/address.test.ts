import { expect, it } from 'vitest'
import { valuesAfter } from '../../../src-renderer/platform/address.ts'

it('values that change at one moment change together, and begin anew where the address has moved on', () => {
  const place = { search: '?state=open&kind=alert&id=1' }
  valuesAfter(place, 'state', undefined)
  valuesAfter(place, 'kind', '')
  expect(String(valuesAfter(place, 'view', 'mine'))).toBe('id=1&view=mine')
  expect(String(valuesAfter({ search: '?state=open&kind=alert' }, 'kind', undefined))).toBe('state=open')
})

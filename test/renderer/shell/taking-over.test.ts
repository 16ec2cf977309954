import { expect, it } from 'vitest'
import { addressAtLogin } from '../../../src-renderer/shell/taking-over.ts'

const record = '#/people?id=p1'

it('who takes over a PC begins with their own day, and not with the record that was open', () => {
  expect(addressAtLogin('op-1', 'op-2', record)).toBe('#/today')
})

it('who unlocks the own desk goes on where it was locked; so does the first one after a start', () => {
  expect(addressAtLogin('op-1', 'op-1', record)).toBe(record)
  expect(addressAtLogin(undefined, 'op-1', record)).toBe(record)
})

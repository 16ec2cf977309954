import { describe, expect, it } from 'vitest'
import { PUSH } from '../../../src-main/contract/names.ts'
import { createPush, type Receiver } from '../../../src-main/ipc/push.ts'

const receiver = (isGone: boolean): Receiver & { readonly got: unknown[][] } => {
  const got: unknown[][] = []
  return { got, isDestroyed: () => isGone, send: (...args) => void got.push(args) }
}

describe('push', () => {
  it('reaches every window that is left, with the fields of the table only', () => {
    const [here, gone] = [receiver(false), receiver(true)]
    const payload = { scope: 'county:140105', seq: 7, extra: 'x' }
    createPush(() => [here, gone])('hint', payload)
    expect(here.got).toEqual([[PUSH, 'hint', { scope: 'county:140105', seq: 7 }]])
    expect(gone.got).toEqual([])
  })

  it('throws where main itself sends what the table does not allow', () => {
    const here = receiver(false)
    expect(() => createPush(() => [here])('hint', { scope: 'x', seq: -1 })).toThrow()
    expect(here.got).toEqual([])
  })
})

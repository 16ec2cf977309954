import { describe, expect, it } from 'vitest'
import { type Presented, presentedWith, type VoucherToken } from '../../../src-renderer/commands/verify-presented.ts'
import { HOLDER, issuedScan, OTHER } from '../../domain/voucher/credential-office.ts'

const nothing: Presented = { voucher: null, card: null }
const paper: VoucherToken = { kind: 'scan', text: 'JQ1:PAPER', scan: issuedScan() }
const code: VoucherToken = { kind: 'code', code: 'DHGYUXDAYQN' }
const card = { idNumber: HOLDER, method: 'id-reader' } as const

describe('what one worker has shown', () => {
  it('puts a card beside the paper before it, and a paper beside the card', () => {
    const first = presentedWith(nothing, { kind: 'voucher', voucher: paper }, false)
    expect(presentedWith(first, { kind: 'card', card }, false)).toEqual({ voucher: paper, card })
    const cardFirst = presentedWith(nothing, { kind: 'card', card }, false)
    expect(presentedWith(cardFirst, { kind: 'voucher', voucher: code }, false)).toEqual({ voucher: code, card })
  })

  it('takes a second paper or a second card for the next worker', () => {
    const both = { voucher: paper, card }
    expect(presentedWith(both, { kind: 'voucher', voucher: code }, false)).toEqual({ voucher: code, card: null })
    const other = { idNumber: OTHER, method: 'typed' } as const
    expect(presentedWith(both, { kind: 'card', card: other }, false)).toEqual({ voucher: null, card: other })
  })

  it('takes the same paper or card read again for the same worker', () => {
    const both = { voucher: paper, card }
    expect(presentedWith(both, { kind: 'card', card }, false)).toBe(both)
    expect(presentedWith(both, { kind: 'voucher', voucher: { ...paper } }, false)).toBe(both)
    const typedCode = { voucher: code, card }
    expect(presentedWith(typedCode, { kind: 'voucher', voucher: { ...code } }, false)).toBe(typedCode)
  })

  it('takes whatever follows a worker who was dealt with for the next one', () => {
    expect(presentedWith({ voucher: paper, card: null }, { kind: 'card', card }, true)).toEqual({ voucher: null, card })
    expect(presentedWith({ voucher: null, card }, { kind: 'voucher', voucher: code }, true)).toEqual({
      voucher: code,
      card: null
    })
  })
})

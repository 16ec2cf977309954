import { describe, expect, it } from 'vitest'
import type { Case } from '../../../../domain/casework/case.ts'
import { maskIdNumber, sampleIdNumber } from '../../../../domain/codes/id-number.ts'
import type { Voucher } from '../../../../domain/voucher/voucher.ts'
import { erasure, isLastFour } from '../../../../src-renderer/commands/erasure.ts'
import { furnishedDesk } from '../../../doubles/furnished-desk.ts'
import { claimId, stage } from '../../../doubles/loop-desk.ts'
import { clerk, gist, personId, registerArgs, reviewer, type TestDesk } from '../../../doubles/test-desk.ts'

const allOf = <T>(desk: TestDesk, collection: string): readonly T[] =>
  [...desk.documents].flatMap(([key, document]) => (key.startsWith(`${collection}/`) ? [document as T] : []))
const draftFor = (desk: TestDesk, n: number, merged: readonly number[] = []) =>
  erasure(
    desk.get('person', personId(n)),
    {
      merged: merged.map(one => desk.get('person', personId(one))),
      vouchers: allOf<Voucher>(desk, 'voucher').filter(({ person }) => person === personId(n)),
      cases: allOf<Case>(desk, 'case').filter(({ person }) => person === personId(n))
    },
    'asked'
  )
const tried = (desk: TestDesk, n: number, merged?: readonly number[]) =>
  gist(desk.try('person.erase', draftFor(desk, n, merged).args, reviewer))

describe('an erasure', () => {
  it('[W13] names everything that the rules ask for', () => {
    const desk = furnishedDesk()
    expect(tried(desk, 5)).toBe('accepted')
    expect(tried(desk, 2)).toBe('rejected person.in-use W13')
    const n = stage.paying
    expect(draftFor(desk, n).args.certified).toEqual([{ voucher: `v-${n}`, claim: claimId(n) }])
    expect(tried(desk, n)).toBe('rejected person.has-claim W13')
    desk.put('voucher', { ...desk.get('voucher', `v-${n}`), state: 'settled' })
    expect(tried(desk, n)).toBe('accepted')
  })

  it('[W13] names the open cases and no other', () => {
    const desk = furnishedDesk()
    desk.put('person', { ...desk.get('person', personId(2)), liveVouchers: [], openEnrolments: [] })
    const { cases } = draftFor(desk, 2).args
    expect(cases).toHaveLength(1)
    expect(tried(desk, 2)).toBe('rejected person.has-case W13')
    desk.do('dispute.resolve', { dispute: cases[0]!, voucher: 'v-2', decision: 'no-effect', reason: '示例' }, reviewer)
    expect(draftFor(desk, 2).args.cases).toEqual([])
  })

  it('[W13] takes merged records along, also those merged before that was noted', () => {
    const desk = furnishedDesk()
    desk.do('person.register', registerArgs(6), { ...clerk, sealed: ['a'.repeat(64)] })
    desk.do('person.merge', { kept: personId(5), merged: personId(6) }, reviewer)
    expect(draftFor(desk, 5, [6]).args.merged).toEqual([personId(6)])
    expect(tried(desk, 5, [6])).toBe('accepted')
    const { mergedFrom: _, ...old } = desk.get('person', personId(5))
    desk.put('person', old)
    expect(tried(desk, 5, [6])).toBe('accepted')
  })
})

it('the last four of the number are asked for, however they are typed', () => {
  const number = sampleIdNumber(7, '1988-05-12', 'female')
  const masked = maskIdNumber(number)
  expect(isLastFour(number.slice(-4), masked)).toBe(true)
  expect(isLastFour(` ${number.slice(-4).toLowerCase()} `, masked)).toBe(true)
  expect(isLastFour('１２３x', '000105********123X')).toBe(true)
  for (const typed of ['', number.slice(-3), '0000', number.slice(0, 4)]) expect(isLastFour(typed, masked)).toBe(false)
  expect(isLastFour('', '')).toBe(false)
})

import { describe, expect, it } from 'vitest'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { matchOf } from '../../../src-renderer/commands/verify-plan.ts'
import type { Presented } from '../../../src-renderer/commands/verify-presented.ts'
import { undoDrafts } from '../../../src-renderer/commands/verify-undo.ts'
import { HOLDER, issuedScan, OTHER, ports } from '../../domain/voucher/credential-office.ts'
import { bindArgs, enrolmentId, personId, rival, signInArgs, trainer } from '../../doubles/test-desk.ts'
import { SKILL } from '../../doubles/test-province.ts'
import { byReader, codeIn, codeOf, heldOf, judge, office, withCard } from './verify-office.ts'

describe('the word of the verdict', () => {
  it('[R2] says used, when and where, for a second sign-in to one session', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    desk.do('attendance.sign-in', signInArgs(1), trainer)
    const verdict = judge(desk, withCard(codeOf(1)), heldOf(desk, 1))
    expect(verdict).toMatchObject({ outcome: 'used', used: { centre: 'centre-a', trainingClass: 'class-1' } })
  })

  it('[V14] says used for what was redeemed elsewhere, not in this class for what is only bound there', () => {
    const desk = office(1, 2)
    for (const n of [1, 2]) desk.do('voucher.bind', bindArgs(n, 'class-2'), rival)
    desk.do('attendance.sign-in', signInArgs(2, 'class-2'), rival)
    const elsewhere = { enrolments: [] }
    expect(judge(desk, withCard(codeOf(1)), heldOf(desk, 1, elsewhere)).outcome).toBe('not-in-class')
    const used = judge(desk, withCard(codeOf(2)), heldOf(desk, 2, elsewhere))
    expect(used).toMatchObject({ outcome: 'used', used: { centre: 'centre-b', trainingClass: 'class-2' } })
  })

  it('[V11] says not in this class for another skill', () => {
    const desk = office(1)
    desk.put('trainingClass', { ...desk.get('trainingClass', 'class-1'), occupation: '6-18-02-04' })
    const licensed = desk.get('directory', 'centre-a')
    if (licensed.kind !== 'organisation') throw new Error('a centre')
    desk.put('directory', { ...licensed, allowed: [...licensed.allowed, { ...SKILL, occupation: '6-18-02-04' }] })
    expect(judge(desk, withCard(codeOf(1)), heldOf(desk, 1)).outcome).toBe('not-in-class')
  })

  it('says a plain no with the rule for anything else', () => {
    const desk = office(1)
    desk.put('voucher', { ...desk.get('voucher', 'v-1'), state: 'frozen' } as Voucher)
    const verdict = judge(desk, withCard(codeOf(1)), heldOf(desk, 1))
    expect(verdict).toMatchObject({ outcome: 'no', used: null, canAppend: false })
    expect(codeIn(verdict)).toBe('voucher.wrong-state')
  })
})

describe('[Q7] the card against what is held', () => {
  const paper: Presented = { voucher: { kind: 'scan', text: 'JQ1:PAPER', scan: issuedScan() }, card: byReader }
  const match = (presented: Presented, idNumber: string | null) =>
    matchOf(
      presented,
      idNumber === null ? null : { name: '样例甲', masked: '', isOfCard: presented.card?.idNumber === idNumber },
      ports.sha256
    )

  it('agrees with the paper, the sealed number, or both', () => {
    expect(match(paper, null)).toBe(true)
    expect(match(paper, HOLDER)).toBe(true)
    expect(match({ ...paper, voucher: null }, HOLDER)).toBe(true)
  })

  it('disagrees as soon as one of them does', () => {
    expect(match(paper, OTHER)).toBe(false)
    expect(match({ ...paper, card: { ...byReader, idNumber: OTHER } }, OTHER)).toBe(false)
  })

  it('says nothing without a card or without anything to compare', () => {
    expect(match({ ...paper, card: null }, HOLDER)).toBeNull()
    expect(match({ voucher: { kind: 'code', code: 'X' }, card: byReader }, null)).toBeNull()
  })
})

describe('taking a scan back', () => {
  const done = {
    voucher: 'v-1',
    person: personId(1),
    enrolment: enrolmentId(1),
    trainingClass: 'class-1',
    session: 's1'
  }
  const deeds = { collects: false, binds: true, signsIn: true }

  it('[R5] makes a sign-in void', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    desk.do('attendance.sign-in', signInArgs(1), trainer)
    const [draft, ...more] = undoDrafts({ ...done, deeds }, '刷错人')
    if (draft?.kind !== 'attendance.void') throw new Error('a sign-in becomes void')
    expect(more).toEqual([])
    expect(desk.try(draft.kind, draft.args, trainer).lane).toBe('accepted')
  })

  it('[V15] gives a mere binding back', () => {
    const desk = office(1)
    desk.do('voucher.bind', bindArgs(1), trainer)
    const [draft] = undoDrafts({ ...done, deeds: { ...deeds, signsIn: false } }, '刷错人')
    if (draft?.kind !== 'voucher.unbind') throw new Error('a binding is given back')
    expect(desk.try(draft.kind, draft.args, trainer).lane).toBe('accepted')
  })

  it('has nothing to take back where nothing was done', () => {
    expect(undoDrafts({ ...done, deeds: { collects: true, binds: false, signsIn: false } }, '刷错人')).toEqual([])
  })
})

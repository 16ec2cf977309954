import { describe, expect, it } from 'vitest'
import { type AnswerRow, matchAnswers } from '../../../domain/subsidy/bank-answer.ts'
import type { Claim, ClaimLine } from '../../../domain/subsidy/claim.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { claimId, finance, stage } from '../../doubles/loop-desk.ts'
import { gist } from '../../doubles/test-desk.ts'

const desk = furnishedDesk()
const paying = desk.get('claim', claimId(stage.paying))
const [line] = paying.lines as [ClaimLine]
/** A claim of three lines in its payout. */
const claim: Claim = {
  ...paying,
  lines: [1, 2, 3].map(n => ({
    ...line,
    enrolment: `00000000-0000-4000-8000-00000000000${n}`,
    voucher: `v-a${n}`,
    amountFen: 100_000 + n
  }))
}
const row = (n: number, change: Partial<AnswerRow> = {}): AnswerRow => ({
  row: n + 1,
  claim: claim.id,
  payout: 1,
  voucher: `v-a${n}`,
  amountFen: 100_000 + n,
  outcome: 'paid',
  reason: '',
  ...change
})
const failed = { outcome: 'failed', reason: '账户已销户' } as const
const missing = (rows: readonly AnswerRow[], claims: readonly Claim[] = [claim]) =>
  matchAnswers(rows, claims).incomplete.map(one => [one.claim.id, one.missing])
const faults = (rows: readonly AnswerRow[], claims: readonly Claim[] = [claim]) =>
  matchAnswers(rows, claims).faulty.map(({ row: at, fault }) => `${at} ${fault}`)

describe('[M14] the bank answers by line', () => {
  it('[M14] every line of the payout, sums to the fen', () => {
    const { answered, known, faulty } = matchAnswers([row(1), row(2, failed), row(3)], [claim])
    expect(answered).toMatchObject([{ paidFen: 200_004, failedFen: 100_002, rows: [2, 3, 4] }])
    expect([...(answered[0]?.failed ?? [])]).toEqual([['v-a2', '账户已销户']])
    expect([known, faulty]).toEqual([[], []])
  })

  it('[M14] what fits no line of the payout is named', () => {
    expect(faults([row(1), row(2), row(3), row(3)])).toEqual(['4 twice'])
    expect(faults([row(1), row(2), row(3), row(3, failed)])).toEqual(['4 contradicts'])
    expect(faults([row(1, { amountFen: 1 }), row(2), row(3)])).toEqual(['2 other-amount'])
    expect(faults([row(1, { claim: 'claim-else' })])).toEqual(['2 unknown-claim'])
    expect(faults([row(1, { voucher: 'v-else' })])).toEqual(['2 unknown-line'])
    expect(faults([row(1, { payout: 2 })])).toEqual(['2 other-payout'])
  })

  it('[M14] a claim with lines missing waits, and is named once with the numbers of these lines', () => {
    expect(matchAnswers([row(1)], [claim])).toMatchObject({ answered: [], known: [], faulty: [] })
    expect(missing([row(1)])).toEqual([[claim.id, [2, 3]]])
    expect(missing([row(3), row(1)])).toEqual([[claim.id, [2]]])
    // A row that does not count answers nothing.
    expect(missing([row(1, { amountFen: 1 }), row(2), row(3)])).toEqual([[claim.id, [1]]])
    expect(missing([row(1), row(2), row(3)])).toEqual([])
    // Of a later payout only who is in it is asked for.
    const [first, second, third] = claim.lines as [ClaimLine, ClaimLine, ClaimLine]
    const partPaid: Claim = { ...claim, lines: [{ ...first, state: 'paid' }, second, third] }
    expect(missing([row(3)], [partPaid])).toEqual([[claim.id, [2]]])
    const other: Claim = { ...claim, id: 'claim-else' }
    expect(missing([row(1), row(2, { claim: other.id })], [claim, other])).toEqual([
      [claim.id, [2, 3]],
      [other.id, [1, 3]]
    ])
  })

  it('[M14] the same file twice has one effect; another answer to the same line is named', () => {
    const n = stage.paying
    const file: AnswerRow[] = [
      { row: 2, claim: claimId(n), payout: 1, voucher: `v-${n}`, amountFen: 100, outcome: 'failed', reason: '账号有误' }
    ]
    const [answer] = matchAnswers(file, [desk.get('claim', claimId(n))]).answered
    const args = {
      claim: claimId(n),
      payout: 1,
      answers: file.map(({ voucher, amountFen, outcome, reason }) => ({ voucher, amountFen, outcome, reason }))
    }
    expect(answer?.failedFen).toBe(100)
    expect(gist(desk.do('claim.reconcile', args, finance))).toBe('accepted')
    const after = desk.get('claim', claimId(n))
    expect(matchAnswers(file, [after])).toEqual({ answered: [], incomplete: [], known: [2], faulty: [] })
    expect(faults([{ ...file[0]!, outcome: 'paid' }], [after])).toEqual(['2 contradicts'])
    desk.do('claim.pay', { claim: claimId(n), vouchers: [`v-${n}`], withheld: [] }, finance)
    const again = desk.get('claim', claimId(n))
    expect(matchAnswers(file, [again])).toEqual({ answered: [], incomplete: [], known: [2], faulty: [] })
    expect(faults([{ ...file[0]!, outcome: 'paid' }], [again])).toEqual(['2 contradicts'])
    expect(matchAnswers([{ ...file[0]!, payout: 2, outcome: 'paid' }], [again]).answered).toHaveLength(1)
  })

  it('[M12] [M14] a line withheld from the first payout is answered in the second, and once', () => {
    const [first, second, third] = claim.lines as [ClaimLine, ClaimLine, ClaimLine]
    const payouts = [1, 2].map(number => ({ ...paying.payouts[0]!, number }))
    const later: Claim = {
      ...claim,
      payouts,
      lines: [{ ...first, state: 'paid' }, second, { ...third, payouts: 2 }]
    }
    const answers = [row(2, { payout: 2 }), row(3, { payout: 2, ...failed })]
    expect(matchAnswers(answers, [later])).toMatchObject({ answered: [{ paidFen: 100_002 }], known: [], faulty: [] })
    // The second was in no payout before; the third failed in the first.
    expect(faults([row(2, failed)], [later])).toEqual(['3 other-payout'])
    expect(matchAnswers([row(1), row(3, failed)], [later])).toMatchObject({ known: [2, 4], faulty: [] })
    const settled: Claim = {
      ...later,
      state: 'part-paid',
      lines: [later.lines[0]!, { ...second, state: 'paid' }, { ...third, payouts: 2, state: 'failed' }]
    }
    expect(matchAnswers(answers, [settled])).toMatchObject({ answered: [], known: [3, 4], faulty: [] })
    expect(faults([row(2, { payout: 2, ...failed }), row(3, { payout: 2 })], [settled])).toEqual([
      '3 contradicts',
      '4 contradicts'
    ])
    // Struck after the bank failed it: the bank's word stays what it was.
    const struck: Claim = { ...settled, lines: settled.lines.map(one => ({ ...one, state: 'refused' })) }
    expect(matchAnswers([row(3, { payout: 2, ...failed })], [struck]).known).toEqual([4])
  })
})

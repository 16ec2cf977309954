import { describe, expect, it } from 'vitest'
import { certificateId } from '../../../domain/certificate/certificate.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { approvedFen, claimedFen, paidFen } from '../../../domain/subsidy/claim.ts'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import {
  AFTER_NOTICE,
  certificateArgs,
  confirmArgs,
  draftClaimArgs,
  finance,
  head,
  numberOf,
  SEED,
  stage,
  submitClaimArgs
} from '../../doubles/loop-desk.ts'
import { clerk, enrolmentId, gist, reviewer, type TestDesk, trainer } from '../../doubles/test-desk.ts'
import { DAY } from '../../doubles/test-province.ts'

const claim = 'claim-strike'
const reason = '未重新持证'
const [first, second, third] = [stage.entered, stage.confirmed, stage.drafted]
const people = [first, second, third]
const linesFor = (of: readonly number[]) => of.flatMap(n => submitClaimArgs(n).lines)
const strikeOf = (...of: readonly number[]): ArgsByKind['claim.strike'] => ({ claim, lines: linesFor(of), reason })
const revoke = (desk: TestDesk, n: number, certificate = confirmArgs(n).certificate) =>
  desk.do('certificate.revoke', { ...confirmArgs(n), certificate, enrolment: enrolmentId(n), reason }, reviewer)
const voucher = (desk: TestDesk, n: number) => desk.get('voucher', `v-${n}`)
const tried = (desk: TestDesk, args = strikeOf(second), acting: object = reviewer) =>
  gist(desk.try('claim.strike', args, acting))
const strike = (desk: TestDesk, ...of: readonly number[]) => desk.do('claim.strike', strikeOf(...of), reviewer)
const statesOf = (desk: TestDesk) => desk.get('claim', claim).lines.map(({ state, struck }) => struck ?? state)

/** A claim of three workers that is cleared. */
function cleared(): TestDesk {
  const desk = furnishedDesk()
  desk.do('certificate.confirm', confirmArgs(first), reviewer)
  const lines = people.flatMap(n => draftClaimArgs(n).lines)
  desk.do('claim.draft', { ...draftClaimArgs(second), claim, lines }, trainer)
  desk.do('claim.submit', { ...submitClaimArgs(second), claim, lines: linesFor(people) }, trainer)
  desk.do('claim.review', { claim, level: 'county', opinion: reason, refused: [] }, reviewer)
  desk.do('claim.draw', { claim, seed: SEED }, head)
  desk.do('claim.publish', { claim }, clerk)
  desk.do('claim.clear', { claim, answers: [] }, { operator: 'reviewer-2', at: AFTER_NOTICE + DAY })
  return desk
}

/** A payout of these, the others withheld, with the same answer of the bank to each. */
function payOut(desk: TestDesk, of: readonly number[], outcome: 'paid' | 'failed', withheld: readonly number[] = []) {
  const idOf = (n: number) => `v-${n}`
  desk.do('claim.pay', { claim, vouchers: of.map(idOf), withheld: withheld.map(idOf) }, finance)
  const payout = desk.get('claim', claim).payouts.length
  const answers = of.map(n => ({ voucher: idOf(n), outcome, amountFen: 100, reason: '' }))
  desk.do('claim.reconcile', { claim, payout, answers }, finance)
}

/** Another certificate for somebody whose own was revoked; yields its id. */
function certifiedAnew(desk: TestDesk, n: number): string {
  const number = numberOf(n + 500)
  desk.do('certificate.issue', { ...certificateArgs(n), number }, trainer)
  desk.do('certificate.confirm', { ...confirmArgs(n), certificate: certificateId(number) }, reviewer)
  return certificateId(number)
}

describe('a line that was withheld for good is struck', () => {
  it('[M20] [M12] the claim is reconciled once nothing is left to pay, and its sums follow', () => {
    const desk = cleared()
    revoke(desk, second)
    payOut(desk, [first, third], 'paid', [second])
    expect(desk.get('claim', claim).state).toBe('part-paid')
    expect(tried(desk)).toBe('accepted')
    strike(desk, second)
    const done = desk.get('claim', claim)
    expect(done.state).toBe('reconciled')
    expect(done.lines[1]).toMatchObject({ state: 'refused', struck: 'certificate-revoked', reason })
    expect([claimedFen(done), approvedFen(done), paidFen(done)]).toEqual([200, 200, 200])
    expect(people.map(n => voucher(desk, n).claim)).toEqual([claim, '', claim])
    expect(voucher(desk, second).state).toBe('redeemed')
  })

  it('[M20] a cleared claim goes on with whoever is left', () => {
    const desk = cleared()
    revoke(desk, second)
    strike(desk, second)
    expect(desk.get('claim', claim).state).toBe('cleared')
    expect(approvedFen(desk.get('claim', claim))).toBe(200)
    payOut(desk, [first, third], 'paid')
    expect(desk.get('claim', claim).state).toBe('reconciled')
    expect(statesOf(desk)).toEqual(['paid', 'certificate-revoked', 'paid'])
  })

  it('[M20] [M6] with nobody paid and nobody left it is refused', () => {
    const all = cleared()
    for (const n of people) revoke(all, n)
    strike(all, ...people)
    expect(all.get('claim', claim).state).toBe('refused')
    const failed = cleared()
    payOut(failed, people, 'failed')
    for (const n of people) revoke(failed, n)
    strike(failed, first, second)
    expect(failed.get('claim', claim).state).toBe('part-paid')
    strike(failed, third)
    expect(failed.get('claim', claim).state).toBe('refused')
  })

  it('[M20] [M1] whoever was struck and is certified anew is claimed for and paid in another claim, once', () => {
    const desk = cleared()
    revoke(desk, second)
    payOut(desk, [first, third], 'paid', [second])
    strike(desk, second)
    const certificate = certifiedAnew(desk, second)
    const drafted = { ...draftClaimArgs(second), claim: 'claim-other' }
    desk.do('claim.draft', { ...drafted, lines: [{ ...drafted.lines[0]!, certificate }] }, trainer)
    const named = [{ voucher: `v-${second}`, certificate }]
    desk.do('claim.submit', { ...submitClaimArgs(second), claim: 'claim-other', lines: named }, trainer)
    expect(voucher(desk, second).claim).toBe('claim-other')
    expect(tried(desk)).toBe('rejected claim.wrong-state M20')
    const wrong = { claim, vouchers: [`v-${second}`], withheld: [] }
    expect(gist(desk.try('claim.pay', wrong, finance))).toBe('rejected claim.wrong-state M12')
  })

  it('[M20] [V20] a line whose voucher is only frozen waits', () => {
    const desk = cleared()
    desk.do('voucher.freeze', { voucher: `v-${second}`, reason }, reviewer)
    expect(tried(desk)).toBe('rejected claim.line-stands M20')
    revoke(desk, second)
    strike(desk, second)
    expect(voucher(desk, second)).toMatchObject({ state: 'frozen', frozenFrom: 'redeemed', claim: '' })
  })

  it('[M20] [M12] so does one that is certified anew: it is paid in this claim', () => {
    const desk = cleared()
    revoke(desk, second)
    const certificate = certifiedAnew(desk, second)
    expect(tried(desk)).toBe('rejected claim.line-stands M20')
    desk.do('voucher.freeze', { voucher: `v-${second}`, reason }, reviewer)
    expect(tried(desk)).toBe('rejected claim.line-stands M20')
    desk.do('voucher.unfreeze', { voucher: `v-${second}`, reason }, reviewer)
    revoke(desk, second, certificate)
    expect(tried(desk)).toBe('accepted')
  })

  it('[M20] never a line that was paid, is being paid or was struck before', () => {
    const desk = cleared()
    payOut(desk, [first, second, third], 'failed')
    desk.do('claim.pay', { claim, vouchers: people.map(n => `v-${n}`), withheld: [] }, finance)
    revoke(desk, second)
    expect(tried(desk)).toBe('rejected claim.wrong-state M20')
    const outcomes = ['failed', 'paid', 'failed'] as const
    const answers = people.map((n, i) => ({ voucher: `v-${n}`, outcome: outcomes[i]!, amountFen: 100, reason: '' }))
    desk.do('claim.reconcile', { claim, payout: 2, answers }, finance)
    expect(tried(desk)).toBe('rejected claim.line-over M20')
    revoke(desk, third)
    expect(tried(desk, strikeOf(second, third))).toBe('rejected claim.line-over M20')
    strike(desk, third)
    expect(tried(desk, strikeOf(third))).toBe('rejected claim.line-over M20')
  })

  it('[M20] names lines of the claim, each once, with the certificate that it has there', () => {
    const desk = cleared()
    revoke(desk, second)
    const named = strikeOf(second)
    const other = { ...named, lines: [{ voucher: `v-${second}`, certificate: confirmArgs(first).certificate }] }
    expect(tried(desk, other)).toBe('rejected claim.no-such-line M20')
    expect(tried(desk, strikeOf(second, second))).toBe('rejected claim.no-such-line M20')
    expect(tried(desk, strikeOf(second, stage.submitted))).toBe('rejected claim.no-such-line M20')
    expect(tried(desk, strikeOf(second, third))).toBe('rejected claim.line-stands M20')
  })

  it('[M20] [M5] [A1] by a reviewer of the county who did not submit it', () => {
    const { desk, scene } = sceneOf('claim.strike')
    const by = (operator: string) => gist(desk.try('claim.strike', scene.args, { operator }))
    expect([by('trainer'), by('clerk'), by('cashier'), by('manager')].every(said => said.startsWith('rejected'))).toBe(
      true
    )
    const held = desk.get('claim', scene.args.claim)
    desk.put('claim', { ...held, submittedBy: 'reviewer' })
    expect([by('reviewer'), by('reviewer-2')]).toEqual(['rejected author.same-person M5', 'accepted'])
  })

  it('[M20] a desk that does not see the certificate leaves the question to the server', () => {
    const desk = cleared()
    revoke(desk, second)
    desk.documents.delete(`certificate/${confirmArgs(second).certificate}`)
    desk.sight = 'unknown'
    expect(desk.try('claim.strike', strikeOf(second), reviewer)).toMatchObject({ lane: 'accepted', unchecked: ['M20'] })
    desk.sight = 'absent'
    expect(tried(desk)).toBe('rejected claim.line-stands M20')
  })
})

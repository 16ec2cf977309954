import { describe, expect, it } from 'vitest'
import { upcastArgs } from '../../../domain/journal/upcast.ts'
import { approvedFen, paidFen } from '../../../domain/subsidy/claim.ts'
import { payClaim } from '../../../domain/subsidy/claim-pay.ts'
import { isDrawn } from '../../../domain/subsidy/draw.ts'
import { furnishedDesk, sceneOf } from '../../doubles/furnished-desk.ts'
import {
  AFTER_NOTICE,
  certificateArgs,
  claimId,
  confirmArgs,
  draftClaimArgs,
  finance,
  head,
  LOOP_CLASS,
  reviewArgs,
  SEED,
  stage,
  submitClaimArgs
} from '../../doubles/loop-desk.ts'
import { enrolmentId, gist, manager, reviewer, type TestDesk, trainer } from '../../doubles/test-desk.ts'
import { DAY, START } from '../../doubles/test-province.ts'

const subsidy = (desk: TestDesk, change: object) => {
  if (desk.rules) desk.rules = { ...desk.rules, subsidy: { ...desk.rules.subsidy, ...change } }
}
const stateOf = (desk: TestDesk, n: number) => desk.get('claim', claimId(n)).state

describe('a claim is drawn up', () => {
  it('[M1] of confirmed certificates of one class that is over', () => {
    const desk = furnishedDesk()
    const n = stage.confirmed
    desk.do('claim.draft', draftClaimArgs(n), trainer)
    expect(desk.get('claim', claimId(n)).lines).toMatchObject([{ voucher: `v-${n}`, amountFen: 100, state: 'open' }])
    expect(gist(desk.try('claim.draft', draftClaimArgs(stage.entered), trainer))).toBe(
      'rejected certificate.wrong-state M1'
    )
    const [line] = draftClaimArgs(n).lines
    const mixed = { ...draftClaimArgs(n), lines: [{ ...line!, voucher: `v-${stage.drafted}` }] }
    expect(gist(desk.try('claim.draft', mixed, trainer))).toBe('rejected enrolment.wrong-person M1')
    const elsewhere = { ...draftClaimArgs(n), trainingClass: 'class-m' }
    expect(gist(desk.try('claim.draft', elsewhere, trainer))).toBe('rejected class.wrong-state M1')
    const claimed = { ...draftClaimArgs(stage.submitted), claim: 'claim-other' }
    expect(gist(desk.try('claim.draft', claimed, trainer))).toBe('rejected voucher.wrong-state M1')
    expect(gist(desk.try('claim.draft', draftClaimArgs(stage.submitted), trainer))).toBe('rejected claim.exists M1')
    expect(gist(desk.try('claim.draft', { ...draftClaimArgs(n), lines: [line!, line!] }, trainer))).toBe(
      'rejected entry.malformed M1'
    )
  })

  it('[M2] not without a standard for the skill', () => {
    const desk = furnishedDesk()
    subsidy(desk, { rates: [] })
    expect(gist(desk.try('claim.draft', draftClaimArgs(stage.confirmed), trainer))).toBe('rejected rule.no-standard M2')
  })

  it('[M3] a voucher bears its one claim from the submission on', () => {
    const desk = furnishedDesk()
    const n = stage.drafted
    desk.do('claim.draft', { ...draftClaimArgs(n), claim: 'claim-rival' }, trainer)
    desk.do('claim.submit', submitClaimArgs(n), trainer)
    expect(desk.get('voucher', `v-${n}`).claim).toBe(claimId(n))
    const rival = { ...submitClaimArgs(n), claim: 'claim-rival' }
    expect(gist(desk.try('claim.submit', rival, trainer))).toBe('rejected claim.twice M3')
    expect(gist(desk.try('claim.submit', submitClaimArgs(n), trainer))).toBe('rejected claim.wrong-state M3')
  })

  it('[M4] in time after the class and the certificate', () => {
    const desk = furnishedDesk()
    const at = (days: number) => ({ ...trainer, at: START + days * DAY })
    expect(gist(desk.try('claim.submit', submitClaimArgs(stage.drafted), at(30)))).toBe('accepted')
    expect(gist(desk.try('claim.submit', submitClaimArgs(stage.drafted), at(31)))).toBe('rejected rule.claim-late M4')
    subsidy(desk, { claimDaysAfterEnd: 400, claimMonthsAfterCertificate: 1 })
    expect(gist(desk.try('claim.submit', submitClaimArgs(stage.drafted), at(31)))).toBe('accepted')
    expect(gist(desk.try('claim.submit', submitClaimArgs(stage.drafted), at(32)))).toBe('rejected rule.claim-late M4')
  })
})

describe('a claim is reviewed', () => {
  const n = stage.submitted

  it('[M5] by nobody who had a part in it, and by each level only as itself', () => {
    const desk = furnishedDesk()
    subsidy(desk, { cityReviewFromFen: 0 })
    desk.addOperator('both', 'county-a', ['county-reviewer'])
    desk.put('claim', { ...desk.get('claim', claimId(n)), submittedBy: 'both' })
    expect(gist(desk.try('claim.review', reviewArgs(n), { operator: 'both' }))).toBe('rejected author.same-person M5')
    expect(gist(desk.try('claim.review', reviewArgs(n), manager))).toBe('rejected author.outside-place M5')
    desk.do('claim.review', reviewArgs(n), reviewer)
    expect(gist(desk.try('claim.review', reviewArgs(n, 'city'), reviewer))).toBe('rejected author.outside-place M5')
    desk.put('claim', { ...desk.get('claim', claimId(stage.cleared)), submittedBy: 'cashier' })
    const pay = { claim: claimId(stage.cleared), vouchers: [`v-${stage.cleared}`], withheld: [] }
    expect(gist(desk.try('claim.pay', pay, finance))).toBe('rejected author.same-person M5')
  })

  it('[M6] by the city from a sum on, and line by line', () => {
    const desk = furnishedDesk()
    subsidy(desk, { cityReviewFromFen: 100 })
    desk.do('claim.review', reviewArgs(n), reviewer)
    expect(stateOf(desk, n)).toBe('county-reviewed')
    const refused = [{ enrolment: enrolmentId(n), reason: '证书与花名册不符' }]
    desk.do('claim.review', { ...reviewArgs(n, 'city'), refused }, manager)
    expect(desk.get('claim', claimId(n))).toMatchObject({ state: 'refused', lines: [{ state: 'refused' }] })
    expect(approvedFen(desk.get('claim', claimId(n)))).toBe(0)
    const stranger = { ...reviewArgs(stage.submitted), refused: [{ enrolment: enrolmentId(1), reason: '无' }] }
    expect(gist(furnishedDesk().try('claim.review', stranger, reviewer))).toBe('rejected entry.malformed M6')
  })

  it('[M7] and returned; the levels begin anew', () => {
    const desk = furnishedDesk()
    desk.do('claim.return', { claim: claimId(n), level: 'county', opinion: '缺照片' }, reviewer)
    expect(desk.get('claim', claimId(n))).toMatchObject({
      state: 'returned',
      reviews: [{ decision: 'return', round: 1 }]
    })
    expect(gist(desk.try('claim.review', reviewArgs(n), reviewer))).toBe('rejected claim.wrong-state M6')
    desk.do('claim.submit', submitClaimArgs(n), trainer)
    desk.do('claim.review', reviewArgs(n), reviewer)
    expect(desk.get('claim', claimId(n))).toMatchObject({ state: 'reviewed', round: 2 })
    const gone = { claim: claimId(n), level: 'county' as const, opinion: '迟了' }
    expect(gist(desk.try('claim.return', gone, reviewer))).toBe('rejected claim.wrong-state M7')
  })

  it('[M8] by the province where the seed says so', () => {
    const desk = furnishedDesk()
    const claim = claimId(stage.reviewed)
    const seeds = Array.from({ length: 200 }, (_, i) => `draw-${i}`)
    const drawing = seeds.find(seed => isDrawn(seed, claim, 10))
    expect(drawing).toBeDefined()
    desk.do('claim.draw', { claim, seed: drawing ?? '' }, head)
    expect(stateOf(desk, stage.reviewed)).toBe('in-sample')
    expect(gist(desk.try('claim.publish', { claim }))).toBe('rejected claim.wrong-state M9')
    desk.do('claim.review', reviewArgs(stage.reviewed, 'province'), head)
    expect(stateOf(desk, stage.reviewed)).toBe('reviewed')
    expect(gist(desk.try('claim.draw', { claim, seed: SEED }, head))).toBe('rejected claim.wrong-state M8')
    desk.do('claim.publish', { claim })
    const share = Array.from({ length: 5000 }, (_, i) => isDrawn('one', `claim-${i}`, 10)).filter(Boolean).length
    expect(share).toBeGreaterThan(400)
    expect(share).toBeLessThan(600)
  })
})

describe('a claim is published', () => {
  it('[M9] for the working days of the policy, once it went through the draw', () => {
    const desk = furnishedDesk()
    expect(gist(desk.try('claim.publish', { claim: claimId(stage.reviewed) }))).toBe('rejected claim.not-drawn M9')
    desk.do('claim.publish', { claim: claimId(stage.drawn) })
    expect(desk.get('claim', claimId(stage.drawn)).notice).toEqual({ from: '2026-03-02', to: '2026-03-09' })
  })

  it('[M10, M11] an objection stops its line until it is answered', () => {
    const desk = furnishedDesk()
    const n = stage.noticed
    const claim = claimId(n)
    const objection = { claim, enrolment: enrolmentId(n), reason: '本人未参加培训' }
    desk.do('claim.object', objection)
    expect(gist(desk.try('claim.object', objection))).toBe('rejected claim.no-such-line M10')
    const after = { ...reviewer, at: AFTER_NOTICE }
    expect(gist(desk.try('claim.clear', { claim, answers: [] }, { ...reviewer, at: AFTER_NOTICE - DAY }))).toBe(
      'rejected claim.notice-runs M11'
    )
    expect(gist(desk.try('claim.clear', { claim, answers: [] }, after))).toBe('rejected claim.unanswered M11')
    const keep = { claim, answers: [{ enrolment: enrolmentId(n), decision: 'keep' as const, reason: '查无实据' }] }
    const drop = { claim, answers: [{ ...keep.answers[0]!, decision: 'refuse' as const }] }
    expect(gist(desk.try('claim.clear', keep, after))).toBe('accepted')
    desk.do('claim.clear', drop, after)
    expect(desk.get('claim', claim)).toMatchObject({ state: 'refused', lines: [{ state: 'refused' }] })
    expect(gist(furnishedDesk().try('claim.object', objection, { at: AFTER_NOTICE }))).toBe(
      'rejected claim.notice-over M10'
    )
  })
})

describe('a claim is paid', () => {
  it('[M12] each line in one payout at a time, while its voucher is certified', () => {
    const desk = furnishedDesk()
    const n = stage.cleared
    const pay = { claim: claimId(n), vouchers: [`v-${n}`], withheld: [] }
    const revoke = { ...confirmArgs(n), enrolment: enrolmentId(n), reason: '示例原因' }
    const other = furnishedDesk()
    other.do('certificate.revoke', revoke, reviewer)
    expect(gist(other.try('claim.pay', pay, finance))).toBe('rejected claim.line-withheld M12')
    expect(gist(desk.try('claim.pay', { ...pay, vouchers: ['v-3'] }, finance))).toBe('rejected entry.malformed M12')
    desk.do('claim.pay', pay, finance)
    expect(desk.get('claim', claimId(n))).toMatchObject({ state: 'paying', payouts: [{ number: 1, sumFen: 100 }] })
    expect(gist(desk.try('claim.pay', pay, finance))).toBe('rejected claim.wrong-state M12')
  })

  it('[M12] [M13] also where one worker has to wait: whose voucher is frozen is paid later', () => {
    const desk = furnishedDesk()
    const [claim, ready, waiting] = [claimId(stage.cleared), `v-${stage.cleared}`, `v-${stage.noticed}`]
    const before = desk.get('claim', claim)
    const second = { ...before.lines[0]!, enrolment: enrolmentId(stage.noticed), voucher: waiting }
    desk.put('claim', { ...before, lines: [...before.lines, second] })
    desk.put('voucher', { ...desk.get('voucher', waiting), claim })
    const tried = (vouchers: string[], withheld: string[]) =>
      gist(desk.try('claim.pay', { claim, vouchers, withheld }, finance))
    expect(tried([ready], [waiting])).toBe('rejected claim.line-payable M12')
    desk.do('voucher.freeze', { voucher: waiting, reason: '示例原因' }, reviewer)
    expect(tried([ready, waiting], [])).toBe('rejected claim.line-withheld M12')
    expect(desk.try('claim.pay', { claim, vouchers: [ready, waiting], withheld: [] }, finance)).toMatchObject({
      rejection: { details: { line: 2, voucher: 'frozen' } }
    })
    expect(tried([ready], [])).toBe('rejected entry.malformed M12')
    expect(tried([ready], [waiting, 'v-3'])).toBe('rejected entry.malformed M12')
    const paidOut = (payout: number, vouchers: string[], withheld: string[]) => {
      desk.do('claim.pay', { claim, vouchers, withheld }, finance)
      const answers = vouchers.map(voucher => ({ voucher, outcome: 'paid' as const, amountFen: 100, reason: '' }))
      desk.do('claim.reconcile', { claim, payout, answers }, finance)
      return desk.get('claim', claim)
    }
    expect(paidOut(1, [ready], [waiting])).toMatchObject({ state: 'part-paid', payouts: [{ sumFen: 100 }] })
    desk.do('voucher.unfreeze', { voucher: waiting, reason: '示例原因' }, reviewer)
    expect(paidOut(2, [waiting], [])).toMatchObject({
      state: 'reconciled',
      payouts: [{ sumFen: 100 }, { sumFen: 100 }]
    })
  })

  it('[M12] [J9] a payout of the first version withholds nobody', () => {
    const first = { claim: claimId(stage.cleared), vouchers: [`v-${stage.cleared}`] }
    expect(upcastArgs(payClaim, 1, first)).toEqual({ ...first, withheld: [] })
  })

  it('[M13] to the fen, and what failed is paid again', () => {
    const { desk, scene } = sceneOf('claim.reconcile')
    const n = stage.paying
    const [answer] = scene.args.answers
    const tried = (change: object) => gist(desk.try('claim.reconcile', { ...scene.args, ...change }, finance))
    expect(tried({ payout: 2 })).toBe('rejected claim.other-payout M13')
    expect(tried({ answers: [{ ...answer!, amountFen: 99 }] })).toBe('rejected claim.other-amount M13')
    expect(tried({ answers: [{ ...answer!, voucher: 'v-3' }] })).toBe('rejected claim.no-such-line M13')
    const failed = { ...answer!, outcome: 'failed' as const, reason: '账号有误' }
    desk.do('claim.reconcile', { ...scene.args, answers: [failed] }, finance)
    expect(desk.get('claim', claimId(n))).toMatchObject({ state: 'part-paid', lines: [{ state: 'failed' }] })
    expect(desk.get('voucher', `v-${n}`).state).toBe('certified')
    desk.do('claim.pay', { claim: claimId(n), vouchers: [`v-${n}`], withheld: [] }, finance)
    desk.do('claim.reconcile', { ...scene.args, payout: 2 }, finance)
    const claim = desk.get('claim', claimId(n))
    expect(claim.state).toBe('reconciled')
    expect([paidFen(claim), approvedFen(claim)]).toEqual([100, 100])
    expect(desk.get('voucher', `v-${n}`).state).toBe('settled')
  })

  it('[M13] what the bank paid is settled, whatever befell its voucher while the money was on its way', () => {
    const n = stage.paying
    const settles = (befall: (desk: TestDesk) => unknown) => {
      const { desk, scene } = sceneOf('claim.reconcile')
      befall(desk)
      desk.do('claim.reconcile', scene.args, scene.acting)
      return desk.get('voucher', `v-${n}`)
    }
    const settled = { state: 'settled', frozenFrom: '' }
    const reason = '示例原因'
    expect(settles(desk => desk.do('voucher.freeze', { voucher: `v-${n}`, reason }, reviewer))).toMatchObject(settled)
    const revoked = { ...confirmArgs(n), enrolment: enrolmentId(n), reason }
    expect(settles(desk => desk.do('certificate.revoke', revoked, reviewer))).toMatchObject(settled)
  })

  it('[V18] whose redemption stays, also once its certificate is revoked', () => {
    const n = stage.paying
    const desk = furnishedDesk()
    const reason = '示例原因'
    desk.do('certificate.revoke', { ...confirmArgs(n), enrolment: enrolmentId(n), reason }, reviewer)
    expect(desk.get('voucher', `v-${n}`).state).toBe('redeemed')
    expect(gist(desk.try('voucher.reinstate', { voucher: `v-${n}`, reason }, reviewer))).toBe(
      'rejected voucher.claimed V18'
    )
  })

  it('[M13] the loop ends: nothing is claimed again for a settled voucher', () => {
    const { desk, scene } = sceneOf('claim.reconcile')
    desk.do('claim.reconcile', scene.args, scene.acting)
    const again = { ...draftClaimArgs(stage.paying), claim: 'claim-again' }
    expect(gist(desk.try('claim.draft', again, trainer))).toBe('rejected voucher.wrong-state M1')
    expect(desk.get('trainingClass', LOOP_CLASS).state).toBe('finished')
    expect(certificateArgs(stage.paying).trainingClass).toBe(LOOP_CLASS)
  })
})

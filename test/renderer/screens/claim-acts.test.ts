import { expect, it } from 'vitest'
import { roles } from '../../../domain/directory/operator.ts'
import { claimStates } from '../../../domain/subsidy/claim.ts'
import { strikableLines } from '../../../domain/subsidy/claim-strike.ts'
import {
  clearingClaim,
  draftingClaim,
  payingClaim,
  publishingClaim,
  reconcilingClaim,
  returningClaim,
  reviewingClaim,
  strikingLines,
  submittingAgain,
  submittingClaim
} from '../../../src-renderer/commands/claims.ts'
import { claimActs } from '../../../src-renderer/screens/subsidy/use-claim-acts.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import { AFTER_NOTICE, claimId, confirmArgs, finance, head, SEED, stage } from '../../doubles/loop-desk.ts'
import { clerk, enrolmentId, reviewer, trainer } from '../../doubles/test-desk.ts'

it('[M12, M13] the steps that the screens offer take a claim from its draft to the payout', () => {
  const desk = furnishedDesk()
  const certificate = [...desk.documents.values()].find(
    one => 'number' in one && 'enrolment' in one && one.voucher === `v-${stage.confirmed}`
  )
  if (!certificate || !('confirmedAt' in certificate)) throw new Error('a confirmed certificate')
  const claim = () => desk.get('claim', 'claim-x')
  const offered = (...of: (typeof roles)[number][]) => claimActs(claim(), of)
  desk.do('claim.draft', draftingClaim('claim-x', certificate.trainingClass, [certificate]).args, trainer)
  expect(offered('centre-operator')).toEqual(['submit'])
  desk.do('claim.submit', submittingClaim(claim()).args, trainer)
  expect(offered('county-reviewer')).toEqual(['return', 'review'])
  desk.do('claim.return', returningClaim(claim(), 'county', '缺照片').args, reviewer)
  expect(offered('centre-operator')).toEqual(['submit'])
  desk.do('claim.submit', submittingClaim(claim()).args, trainer)
  desk.do('claim.review', reviewingClaim(claim(), 'county', '材料齐全', []).args, reviewer)
  expect(offered('province-manager')).toEqual(['draw'])
  expect(offered('county-clerk')).toEqual([])
  desk.do('claim.draw', { claim: 'claim-x', seed: SEED }, head)
  expect(offered('county-clerk')).toEqual(['publish'])
  const publish = publishingClaim(claim())
  if (publish.kind === 'claim.publish') desk.do('claim.publish', publish.args, clerk)
  expect(offered('county-reviewer')).toEqual(['clear'])
  desk.do('claim.clear', clearingClaim(claim(), []).args, { operator: 'reviewer-2', at: AFTER_NOTICE })
  expect(offered('finance')).toEqual(['pay'])
  desk.do('claim.pay', payingClaim(claim(), () => false).args, finance)
  expect(offered('finance')).toEqual(['reconcile'])
  const failed = new Map([[`v-${stage.confirmed}`, '账号有误']])
  desk.do('claim.reconcile', reconcilingClaim(claim(), failed).args, finance)
  expect(offered('finance')).toEqual(['pay'])
  desk.do('claim.pay', payingClaim(claim(), () => false).args, finance)
  desk.do('claim.reconcile', reconcilingClaim(claim(), new Map()).args, finance)
  expect(claim().state).toBe('reconciled')
  expect(offered(...roles)).toEqual([])
})

it('no step is offered to nobody, and an auditor is offered none', () => {
  for (const state of claimStates) {
    expect(claimActs({ state, sample: null }, [])).toEqual([])
    expect(claimActs({ state, sample: null }, ['auditor'])).toEqual([])
  }
})

it('[M19] what submitting again does to each line is said before it is done, and is what is done', () => {
  const desk = furnishedDesk()
  const [kept, lost, frozen] = [stage.drafted, stage.confirmed, stage.entered]
  const all = [kept, lost, frozen]
  desk.do('certificate.confirm', confirmArgs(frozen), reviewer)
  const lines = all.map(n => ({ ...confirmArgs(n), enrolment: enrolmentId(n) }))
  const certificates = lines.map(({ certificate }) => desk.get('certificate', certificate))
  const id = claimId(kept)
  const claim = () => desk.get('claim', id)
  desk.do('claim.draft', draftingClaim(id, claim().trainingClass, certificates).args, trainer)
  desk.do('claim.submit', submittingClaim(claim()).args, trainer)
  desk.do('claim.return', returningClaim(claim(), 'county', '缺照片').args, reviewer)
  const fates = () => submittingAgain(claim(), desk.read).lines.map(({ fate }) => fate)
  expect(fates()).toEqual(['goes-on', 'goes-on', 'goes-on'])
  const reason = '示例原因'
  desk.do('certificate.revoke', { ...confirmArgs(lost), enrolment: enrolmentId(lost), reason }, reviewer)
  desk.do('voucher.freeze', { voucher: `v-${frozen}`, reason }, reviewer)
  expect(fates()).toEqual(['goes-on', 'struck', 'waits'])
  desk.do('claim.submit', submittingAgain(claim(), desk.read).draft.args, trainer)
  expect(claim().lines.map(({ state, struck }) => struck ?? state)).toEqual(['open', 'certificate-revoked', 'open'])
})

it('[M20] whoever waits for a certificate in vain is found, and struck as it is said', () => {
  const desk = furnishedDesk()
  const claim = () => desk.get('claim', claimId(stage.cleared))
  const gone = () => strikableLines(claim(), desk.read).map(({ voucher }) => voucher)
  const reason = '示例原因'
  const own = { voucher: `v-${stage.cleared}`, reason }
  expect(gone()).toEqual([])
  desk.do('voucher.freeze', own, reviewer)
  expect(gone()).toEqual([])
  const revoked = { ...confirmArgs(stage.cleared), enrolment: enrolmentId(stage.cleared), reason }
  desk.do('certificate.revoke', revoked, reviewer)
  expect(gone()).toEqual([own.voucher])
  const inState = (state: (typeof claimStates)[number]) => strikableLines({ ...claim(), state }, desk.read).length > 0
  expect(claimStates.filter(inState)).toEqual(['cleared', 'part-paid'])
  desk.do('claim.strike', strikingLines(claim(), strikableLines(claim(), desk.read), reason).args, reviewer)
  expect(claim()).toMatchObject({ state: 'refused', lines: [{ state: 'refused', struck: 'certificate-revoked' }] })
  expect(gone()).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { certificateId } from '../../../domain/certificate/certificate.ts'
import { claimedFen, claimSchema } from '../../../domain/subsidy/claim.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
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
import { DAY, START } from '../../doubles/test-province.ts'

const claim = 'claim-again'
const reason = '示例原因'
const [first, second, third] = [stage.entered, stage.confirmed, stage.drafted]
const people = [first, second, third]
const draftOf = (of: readonly number[], id = claim) => ({
  ...draftClaimArgs(second),
  claim: id,
  lines: of.flatMap(n => draftClaimArgs(n).lines)
})
const submitOf = (of: readonly number[], id = claim) => ({
  ...submitClaimArgs(second),
  claim: id,
  lines: of.flatMap(n => submitClaimArgs(n).lines)
})
const returnArgs = { claim, level: 'county' as const, opinion: reason }
const reviewOf = (refused: readonly number[] = []) => ({
  claim,
  level: 'county' as const,
  opinion: reason,
  refused: refused.map(n => ({ enrolment: enrolmentId(n), reason }))
})
const revoke = (desk: TestDesk, n: number, certificate = confirmArgs(n).certificate) =>
  desk.do('certificate.revoke', { ...confirmArgs(n), certificate, enrolment: enrolmentId(n), reason }, reviewer)
const freeze = (desk: TestDesk, n: number) => desk.do('voucher.freeze', { voucher: `v-${n}`, reason }, reviewer)

/** Another certificate for somebody whose own was revoked, entered and confirmed; yields its id. */
function certifiedAnew(desk: TestDesk, n: number): string {
  const number = numberOf(n + 500)
  desk.do('certificate.issue', { ...certificateArgs(n), number }, trainer)
  desk.do('certificate.confirm', { ...confirmArgs(n), certificate: certificateId(number) }, reviewer)
  return certificateId(number)
}

/** A claim of three workers that the county has returned. */
function returned(): TestDesk {
  const desk = furnishedDesk()
  desk.do('certificate.confirm', confirmArgs(first), reviewer)
  desk.do('claim.draft', draftOf(people), trainer)
  desk.do('claim.submit', submitOf(people), trainer)
  desk.do('claim.return', returnArgs, reviewer)
  return desk
}
const again = (desk: TestDesk, args = submitOf(people)) => desk.do('claim.submit', args, trainer)
const tried = (desk: TestDesk, args = submitOf(people), at = START) =>
  gist(desk.try('claim.submit', args, { ...trainer, at }))
const linesOf = (desk: TestDesk) => desk.get('claim', claim).lines.map(({ state, struck }) => struck ?? state)
const voucher = (desk: TestDesk, n: number) => desk.get('voucher', `v-${n}`)

describe('a returned claim is submitted again', () => {
  it('[M19] [M7] without a worker whose certificate was revoked meanwhile: the others wait for nobody', () => {
    const desk = returned()
    revoke(desk, second)
    again(desk)
    expect(linesOf(desk)).toEqual(['open', 'certificate-revoked', 'open'])
    const submitted = desk.get('claim', claim)
    expect(submitted).toMatchObject({ state: 'submitted', round: 2 })
    expect(submitted.lines[1]).toMatchObject({ state: 'refused', reason: '' })
    expect(claimedFen(submitted)).toBe(200)
    expect([first, second, third].map(n => voucher(desk, n).claim)).toEqual([claim, '', claim])
    expect(gist(desk.try('claim.review', reviewOf([second]), reviewer))).toBe('rejected entry.malformed M6')
  })

  it('[M19] [M3] the first time with everybody, as it was drawn up', () => {
    const desk = furnishedDesk()
    desk.do('claim.draft', draftOf([second, third]), trainer)
    revoke(desk, second)
    expect(tried(desk, submitOf([second, third]))).toBe('rejected certificate.wrong-state M3')
    const frozen = furnishedDesk()
    frozen.do('claim.draft', draftOf([second, third]), trainer)
    freeze(frozen, third)
    expect(tried(frozen, submitOf([second, third]))).toBe('rejected voucher.wrong-state M3')
  })

  it('[M19] [M1] whoever was struck and is certified anew is claimed for in another claim, and paid there', () => {
    const desk = returned()
    revoke(desk, second)
    again(desk)
    const certificate = certifiedAnew(desk, second)
    const draft = draftOf([second], 'claim-other')
    const line = { ...draft.lines[0]!, certificate }
    desk.do('claim.draft', { ...draft, lines: [line] }, trainer)
    const submit = submitOf([second], 'claim-other')
    desk.do('claim.submit', { ...submit, lines: [{ ...submit.lines[0]!, certificate }] }, trainer)
    expect(voucher(desk, second).claim).toBe('claim-other')
    // The first claim comes back once more and leaves that voucher alone.
    desk.do('claim.return', returnArgs, reviewer)
    again(desk)
    expect(linesOf(desk)).toEqual(['open', 'certificate-revoked', 'open'])
    expect(voucher(desk, second).claim).toBe('claim-other')
  })

  it('[M19] with the certificate that a worker has by now', () => {
    const desk = returned()
    revoke(desk, second)
    const certificate = certifiedAnew(desk, second)
    const lines = submitOf(people).lines.map(line => (line.voucher === `v-${second}` ? { ...line, certificate } : line))
    const others = lines.map((line, place) => (place === 0 ? { ...line, certificate } : line))
    expect(tried(desk, { ...submitOf(people), lines: others })).toBe('rejected enrolment.wrong-person M19')
    again(desk, { ...submitOf(people), lines })
    expect(linesOf(desk)).toEqual(['open', 'open', 'open'])
    expect(desk.get('claim', claim).lines[1]?.certificate).toBe(certificate)
    expect(voucher(desk, second).claim).toBe(claim)
    const fresh = furnishedDesk()
    fresh.do('claim.draft', draftOf([third]), trainer)
    const other = { ...submitOf([third]), lines: [{ voucher: `v-${third}`, certificate }] }
    expect(tried(fresh, other)).toBe('rejected entry.malformed M3')
  })

  it('[M19] [M6] a line that a review refused stands in nobody’s way, and keeps its voucher', () => {
    const desk = furnishedDesk()
    desk.do('certificate.confirm', confirmArgs(first), reviewer)
    if (desk.rules) desk.rules = { ...desk.rules, subsidy: { ...desk.rules.subsidy, cityReviewFromFen: 0 } }
    desk.do('claim.draft', draftOf(people), trainer)
    desk.do('claim.submit', submitOf(people), trainer)
    desk.do('claim.review', reviewOf([first]), reviewer)
    desk.do('claim.return', { ...returnArgs, level: 'city' }, { operator: 'manager' })
    revoke(desk, first)
    again(desk)
    const [refused] = desk.get('claim', claim).lines
    expect(refused).toMatchObject({ state: 'refused', reason })
    expect(refused).not.toHaveProperty('struck')
    expect(voucher(desk, first)).toMatchObject({ state: 'redeemed', claim })
  })

  it('[M19] [M12] [V20] a frozen voucher stays in the claim as it is, and is withheld at the payout', () => {
    const desk = returned()
    freeze(desk, third)
    const before = voucher(desk, third)
    desk.now += DAY
    again(desk)
    expect(linesOf(desk)).toEqual(['open', 'open', 'open'])
    expect(voucher(desk, third)).toEqual(before)
    desk.do('claim.review', reviewOf(), reviewer)
    desk.do('claim.draw', { claim, seed: SEED }, head)
    desk.do('claim.publish', { claim }, clerk)
    desk.do('claim.clear', { claim, answers: [] }, { operator: 'reviewer-2', at: AFTER_NOTICE + DAY })
    const vouchers = [`v-${first}`, `v-${second}`]
    const all = { claim, vouchers: [...vouchers, `v-${third}`], withheld: [] }
    expect(gist(desk.try('claim.pay', all, finance))).toBe('rejected claim.line-withheld M12')
    desk.do('claim.pay', { claim, vouchers, withheld: [`v-${third}`] }, finance)
    expect(linesOf(desk)).toEqual(['paying', 'paying', 'approved'])
  })

  it('[M19] a frozen voucher whose certificate was revoked is struck and stays frozen', () => {
    const desk = returned()
    freeze(desk, third)
    revoke(desk, third)
    again(desk)
    expect(linesOf(desk)).toEqual(['open', 'open', 'certificate-revoked'])
    expect(voucher(desk, third)).toMatchObject({ state: 'frozen', frozenFrom: 'redeemed', claim: '' })
  })

  it('[M19] with nobody left not at all, until somebody is certified anew', () => {
    const desk = returned()
    for (const n of people) revoke(desk, n)
    expect(tried(desk)).toBe('rejected claim.nothing-left M19')
    const certificate = certifiedAnew(desk, first)
    const lines = submitOf(people).lines.map((line, place) => (place === 0 ? { ...line, certificate } : line))
    again(desk, { ...submitOf(people), lines })
    expect(linesOf(desk)).toEqual(['open', 'certificate-revoked', 'certificate-revoked'])
  })

  it('[M19] [M4] in time for whoever is left; what fell away makes nobody’s time shorter', () => {
    const late = (change: object, days: number): string => {
      const desk = returned()
      const early = { ...desk.get('certificate', confirmArgs(first).certificate), issuedOn: '2026-02-01' }
      const last = { ...desk.get('certificate', confirmArgs(third).certificate), issuedOn: '2026-03-20' }
      desk.put('certificate', early)
      desk.put('certificate', last)
      for (const n of [first, third]) revoke(desk, n)
      if (desk.rules) desk.rules = { ...desk.rules, subsidy: { ...desk.rules.subsidy, ...change } }
      return tried(desk, submitOf(people), START + days * DAY)
    }
    expect(late({}, 48)).toBe('accepted')
    expect(late({}, 49)).toBe('rejected rule.claim-late M4')
    const monthly = { claimDaysAfterEnd: 400, claimMonthsAfterCertificate: 1 }
    expect(late(monthly, 31)).toBe('accepted')
    expect(late(monthly, 32)).toBe('rejected rule.claim-late M4')
  })

  it('[M19] what was accepted before lines were struck folds to the same documents', () => {
    const desk = returned()
    const before = desk.get('claim', claim)
    expect(claimSchema.parse(before)).toEqual(before)
    const lines = before.lines.map((line, place) =>
      place === 0 ? { ...line, state: 'refused' as const, reason } : line
    )
    desk.put('claim', { ...before, lines })
    const at = START + DAY
    const outcome = desk.try('claim.submit', submitOf(people), { ...trainer, at })
    const vouchers = people.map(n => ({ collection: 'voucher', document: { ...voucher(desk, n), updatedAt: at } }))
    const submitted = { state: 'submitted', round: 2, submittedAt: at, updatedAt: at }
    const document = { ...before, lines, ...submitted }
    const writes = [...vouchers, { collection: 'claim', document }]
    expect(JSON.stringify(outcome)).toBe(JSON.stringify({ lane: 'accepted', writes, unchecked: [] }))
  })

  it('[M19] a line takes a closed code and no text beside it', () => {
    const document = returned().get('claim', claim)
    const coded = (struck: string) =>
      claimSchema.safeParse({ ...document, lines: [{ ...document.lines[0]!, struck }] }).success
    expect([coded('certificate-revoked'), coded(reason)]).toEqual([true, false])
  })
})

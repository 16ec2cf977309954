import {
  type Claim,
  type ClaimLine,
  type ClaimState,
  isDue,
  type ReviewLevel,
  reviewLevels
} from '../../domain/subsidy/claim.ts'
import { isPayable } from '../../domain/subsidy/claim-pay.ts'
import { isStrikable } from '../../domain/subsidy/claim-strike.ts'
import { dateOfInstant } from '../../domain/time/business-date.ts'
import { type Deed, type DeedKind, type Deeds, draft, isAble, operatorWith } from './deed.ts'
import type { SimDevice } from './sim-device.ts'

const REASON = '示例原因'

const reviewedFrom: Readonly<Record<ReviewLevel, ClaimState>> = {
  county: 'submitted',
  city: 'county-reviewed',
  province: 'in-sample'
}

const claimIn = (desk: SimDevice, ...states: readonly ClaimState[]): Claim | undefined =>
  desk.world.dice.pick(desk.list('claim').filter(({ state }) => states.includes(state)))

const linesIn = ({ lines }: Claim, ...states: readonly ClaimLine['state'][]): readonly ClaimLine[] =>
  lines.filter(({ state }) => states.includes(state))

/** By somebody with the role, where the desk has anybody. */
function by(desk: SimDevice, role: Parameters<typeof operatorWith>[1], deed: Deed): Deed | null {
  const operator = operatorWith(desk, role)
  return operator === undefined ? null : { ...deed, drafts: deed.drafts.map(one => ({ ...one, operator })) }
}

const roleOf = { county: 'county-reviewer', city: 'city-manager', province: 'province-manager' } as const

const levelOf = ({ home }: SimDevice): ReviewLevel | null =>
  home.type === 'county' || home.type === 'city' || home.type === 'province' ? home.type : null

function reviewAs(desk: SimDevice, level: ReviewLevel, claim: Claim, isBlind = false): Deed | null {
  const own = levelOf(desk)
  if (!own) return null
  const { dice } = desk.world
  const refused = linesIn(claim, 'open', 'approved')
    .filter(() => dice.chance(0.12))
    .map(({ enrolment }) => ({ enrolment, reason: REASON }))
  const reviewed = draft('claim.review', { claim: claim.id, level, opinion: '材料齐全', refused })
  return by(desk, roleOf[own], { drafts: [reviewed], isBlind })
}

const review: DeedKind['find'] = desk => {
  const level = levelOf(desk)
  const claim = level && claimIn(desk, reviewedFrom[level])
  return level && claim ? reviewAs(desk, level, claim) : null
}

/** Somebody who reviewed already does it once more: for the same level, or for the next. */
const reviewAgain: DeedKind['find'] = desk => {
  const claim = claimIn(desk, 'county-reviewed', 'reviewed', 'in-sample')
  const own = levelOf(desk)
  if (!claim || !own || claim.state === reviewedFrom[own]) return null
  const next = reviewLevels.find(level => reviewedFrom[level] === claim.state)
  return reviewAs(desk, desk.world.dice.chance(0.5) ? own : (next ?? own), claim, true)
}

const sendBack: DeedKind['find'] = desk => {
  const level = levelOf(desk)
  const claim = level && claimIn(desk, reviewedFrom[level])
  if (!level || !claim) return null
  return by(desk, roleOf[level], { drafts: [draft('claim.return', { claim: claim.id, level, opinion: REASON })] })
}

const drawLots: DeedKind['find'] = desk => {
  const claim = desk.world.dice.pick(desk.list('claim').filter(c => c.state === 'reviewed' && c.sample === null))
  if (!claim) return null
  return { drafts: [draft('claim.draw', { claim: claim.id, seed: `seed-${desk.world.dice.int(1, 99)}` })] }
}

const publish: DeedKind['find'] = desk => {
  const claim = desk.world.dice.pick(desk.list('claim').filter(c => c.state === 'reviewed' && c.sample !== null))
  return claim ? { drafts: [draft('claim.publish', { claim: claim.id })] } : null
}

const object: DeedKind['find'] = desk => {
  const claim = claimIn(desk, 'notice')
  const line = claim && desk.world.dice.pick(linesIn(claim, 'approved'))
  if (!line) return null
  return { drafts: [draft('claim.object', { claim: claim.id, enrolment: line.enrolment, reason: REASON })] }
}

/** After the notice; now and then too early, or with an objection left unanswered. */
const clear: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const claim = claimIn(desk, 'notice')
  if (!claim) return null
  const answers = linesIn(claim, 'stopped').map(({ enrolment }) => ({
    enrolment,
    decision: dice.chance(0.6) ? ('keep' as const) : ('refuse' as const),
    reason: REASON
  }))
  const isOver = claim.notice !== null && dateOfInstant(desk.time.at) > claim.notice.to
  if (!isOver && dice.chance(0.9)) return null
  const isWrong = !isOver || dice.chance(answers.length > 0 ? 0.65 : 0.5)
  const given = isWrong ? answers.slice(1) : answers
  return by(desk, 'county-reviewer', {
    drafts: [draft('claim.clear', { claim: claim.id, answers: given })],
    isBlind: isWrong
  })
}

const payOf = (claim: Claim, lines: readonly ClaimLine[], withheld: readonly ClaimLine[] = []) => {
  const vouchersOf = (some: readonly ClaimLine[]) => some.map(({ voucher }) => voucher)
  return draft('claim.pay', { claim: claim.id, vouchers: vouchersOf(lines), withheld: vouchersOf(withheld) })
}

/** Whoever has the role, the reviewer too. */
const pay: DeedKind['find'] = desk => {
  const claim = claimIn(desk, 'cleared', 'part-paid')
  if (!claim) return null
  const lines = claim.lines.filter(isDue)
  const due = payOf(claim, lines)
  const had = claim.reviews.map(({ operator }) => operator).filter(operator => isAble(desk, operator, 'finance'))
  if (had[0] !== undefined && desk.world.dice.chance(0.6))
    return { drafts: [{ ...due, operator: had[0] }], isBlind: true }
  const withheld = lines.filter(line => !isPayableAt(desk, claim, line))
  const isBlind = desk.world.dice.chance(withheld.length > 0 ? 0.7 : 0.4)
  if (isBlind) return by(desk, 'finance', { drafts: [due], isBlind })
  const paid = lines.filter(line => !withheld.includes(line))
  return paid.length > 0 ? by(desk, 'finance', { drafts: [payOf(claim, paid, withheld)] }) : null
}

const isPayableAt = (desk: SimDevice, claim: Claim, line: ClaimLine): boolean => {
  const voucher = desk.list('voucher').find(({ id }) => id === line.voucher)
  return voucher === undefined || isPayable(claim, voucher)
}

/** A second payout of what was paid or is being paid. */
const payAgain: DeedKind['find'] = desk => {
  const claim = claimIn(desk, 'paying', 'part-paid', 'reconciled')
  const lines = claim ? linesIn(claim, 'paying', 'paid') : []
  return claim && lines.length > 0 ? by(desk, 'finance', { drafts: [payOf(claim, lines)], isBlind: true }) : null
}

/** By a list made before somebody's certificate was revoked. */
const payRevoked: DeedKind['find'] = desk => {
  const isGone = (claim: Claim) => claim.lines.some(line => isStrikable(line, claim, desk.view))
  const open = desk.list('claim').filter(({ state }) => state === 'cleared' || state === 'part-paid')
  const claim = desk.world.dice.pick(open.filter(isGone))
  return claim ? by(desk, 'finance', { drafts: [payOf(claim, claim.lines.filter(isDue))], isBlind: true }) : null
}

const strikeOf = (claim: Claim, lines: readonly ClaimLine[]) => {
  const named = lines.map(({ voucher, certificate }) => ({ voucher, certificate }))
  return draft('claim.strike', { claim: claim.id, lines: named, reason: REASON })
}

/** Whoever cannot be paid any more is struck; mostly a payout is tried before. */
const strike: DeedKind['find'] = desk => {
  const claim = claimIn(desk, 'cleared', 'part-paid')
  const gone = claim?.lines.filter(line => isStrikable(line, claim, desk.view)) ?? []
  if (!claim) return null
  if (gone.length === 0) return strikeStanding(desk, claim)
  if (desk.world.dice.chance(0.85)) return null
  return by(desk, 'county-reviewer', { drafts: [strikeOf(claim, gone)] })
}

/** Now and then somebody who can be paid, or who only waits, is struck by mistake. */
const strikeStanding = (desk: SimDevice, claim: Claim): Deed | null => {
  const line = desk.world.dice.pick(claim.lines.filter(isDue))
  if (!line || !desk.world.dice.chance(0.6)) return null
  return by(desk, 'county-reviewer', { drafts: [strikeOf(claim, [line])], isBlind: true })
}

/** What the bank says; now and then about another sum, or of a payout before. */
const reconcile: DeedKind['find'] = desk => {
  const { dice } = desk.world
  const claim = claimIn(desk, 'paying')
  if (!claim) return null
  const isWrong = dice.chance(0.3)
  const answers = linesIn(claim, 'paying').map(({ voucher, amountFen }) => ({
    voucher,
    outcome: dice.chance(0.75) ? ('paid' as const) : ('failed' as const),
    amountFen: isWrong ? amountFen + 1 : amountFen,
    reason: ''
  }))
  if (answers.length === 0) return null
  const payout = claim.payouts.length
  return by(desk, 'finance', {
    drafts: [draft('claim.reconcile', { claim: claim.id, payout, answers })],
    isBlind: isWrong
  })
}

/** A voucher in a claim is frozen, by its county or from above, by a list: offices above do not see vouchers. */
const freezeClaimed: DeedKind['find'] = desk => {
  const level = levelOf(desk)
  const claim = claimIn(desk, 'draft', 'submitted', 'returned', 'reviewed', 'notice', 'cleared', 'paying', 'part-paid')
  const line = claim && desk.world.dice.pick(claim.lines)
  if (!level || !line) return null
  const frozen = draft('voucher.freeze', { voucher: line.voucher, reason: REASON })
  return by(desk, roleOf[level], { drafts: [frozen], isBlind: level !== 'county' })
}

/** A certificate in a claim is revoked, by its county or by the province, by a list. */
const revokeClaimed: DeedKind['find'] = desk => {
  const level = levelOf(desk)
  const any = claimIn(desk, 'draft', 'submitted', 'returned', 'reviewed', 'notice', 'cleared', 'paying', 'reconciled')
  // Mostly of a claim whose next payout would be the first to notice.
  const claim = (desk.world.dice.chance(0.6) ? claimIn(desk, 'cleared', 'part-paid') : undefined) ?? any
  const line = claim && desk.world.dice.pick(claim.lines)
  if (!level || level === 'city' || !line) return null
  const { certificate, voucher, person, enrolment } = line
  const revoked = draft('certificate.revoke', { certificate, voucher, person, enrolment, reason: REASON })
  return by(desk, roleOf[level], { drafts: [revoked], isBlind: level !== 'county' })
}

const unusual: readonly DeedKind[] = [
  { weight: 1, find: reviewAgain },
  { weight: 24, find: sendBack },
  { weight: 2, find: freezeClaimed },
  { weight: 6, find: revokeClaimed }
]

/** What the county does about a claim. */
export const countyClaimDeeds: Deeds = {
  usual: [
    { weight: 2, find: review },
    { weight: 2, find: publish },
    { weight: 2, find: clear },
    { weight: 2, find: pay },
    { weight: 2, find: reconcile },
    { weight: 2, find: strike }
  ],
  rare: [...unusual, { weight: 28, find: object }, { weight: 4, find: payAgain }, { weight: 24, find: payRevoked }]
}
export const cityDeeds: Deeds = { usual: [{ weight: 1, find: review }], rare: unusual }
export const provinceDeeds: Deeds = {
  usual: [
    { weight: 1, find: review },
    { weight: 1, find: drawLots }
  ],
  rare: unusual
}

import type { Certificate } from '../../domain/certificate/certificate.ts'
import type { Lane } from '../../domain/journal/lane.ts'
import type { Rejection } from '../../domain/journal/rejection.ts'
import type { Claim } from '../../domain/subsidy/claim.ts'
import type { Effects } from '../../domain/sync/acceptor-store.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'

/** Branches behind the first sign-in. */
export const loopMarkNames = [
  'signed out',
  'session made up',
  'online hours recorded',
  'online hours too fast',
  'class suspended',
  'class resumed',
  'class finished',
  'class cancelled',
  'class closed',
  'training completed',
  'training dropped',
  'voucher lapsed',
  'certificate entered',
  'certificate number taken',
  'certificate confirmed',
  'certificate revoked before payout',
  'certificate revoked after payout',
  'voucher frozen',
  'voucher unfrozen',
  'frozen voucher refused',
  'paper added to a claim',
  'paper taken off a claim',
  'claim submitted',
  'claim submitted again',
  'line struck',
  'line struck after it was cleared',
  'striking of a line that stands refused',
  'claim returned',
  'county reviewed',
  'city reviewed',
  'province reviewed',
  'line refused',
  'double review refused',
  'review for another level refused',
  'notice published',
  'cleared too early refused',
  'objection stopped a line',
  'objection kept its line',
  'objection refused its line',
  'objection unanswered refused',
  'payer had a part',
  'second payout refused',
  'payout of a revoked certificate refused',
  'line paid',
  'line failed',
  'failed line paid',
  'claim reconciled',
  'bank named another amount',
  'claim entry waits',
  'claim entry rests on a loser',
  'claim entry past the offline limit',
  'plan over budget',
  'alert raised',
  'alert assigned',
  'alert answered',
  'alert closed',
  'own answer judged refused',
  'records merged',
  'records of two workers refused',
  'person erased',
  'erasure in use refused',
  'work on an erased person refused',
  'own part of an erased person deleted'
] as const
type LoopMark = (typeof loopMarkNames)[number]

const byKind: Readonly<Record<string, LoopMark>> = {
  'attendance.sign-out': 'signed out',
  'attendance.make-up': 'session made up',
  'enrolment.record-hours': 'online hours recorded',
  'class.suspend': 'class suspended',
  'class.resume': 'class resumed',
  'class.finish': 'class finished',
  'class.cancel': 'class cancelled',
  'class.close': 'class closed',
  'enrolment.complete': 'training completed',
  'enrolment.drop': 'training dropped',
  'enrolment.fail': 'voucher lapsed',
  'certificate.issue': 'certificate entered',
  'certificate.confirm': 'certificate confirmed',
  'voucher.freeze': 'voucher frozen',
  'voucher.unfreeze': 'voucher unfrozen',
  'claim.attach': 'paper added to a claim',
  'claim.detach': 'paper taken off a claim',
  'claim.submit': 'claim submitted',
  'claim.return': 'claim returned',
  'claim.strike': 'line struck after it was cleared',
  'claim.publish': 'notice published',
  'alert.raise': 'alert raised',
  'alert.assign': 'alert assigned',
  'alert.answer': 'alert answered',
  'alert.close': 'alert closed',
  'person.merge': 'records merged',
  'person.erase': 'person erased'
}

/** By kind and code; an empty kind stands for every entry about a claim. */
const refusals: readonly (readonly [kind: string, code: Rejection['code'], mark: LoopMark])[] = [
  ['enrolment.record-hours', 'rule.online-speed', 'online hours too fast'],
  ['certificate.issue', 'certificate.exists', 'certificate number taken'],
  ['claim.review', 'claim.wrong-state', 'double review refused'],
  ['claim.review', 'author.outside-place', 'review for another level refused'],
  ['claim.clear', 'claim.notice-runs', 'cleared too early refused'],
  ['claim.clear', 'claim.unanswered', 'objection unanswered refused'],
  ['claim.pay', 'author.same-person', 'payer had a part'],
  ['claim.pay', 'claim.wrong-state', 'second payout refused'],
  ['claim.strike', 'claim.line-stands', 'striking of a line that stands refused'],
  ['claim.reconcile', 'claim.other-amount', 'bank named another amount'],
  ['batch.make', 'plan.over-size', 'plan over budget'],
  ['alert.close', 'author.same-person', 'own answer judged refused'],
  ['person.merge', 'person.not-same', 'records of two workers refused'],
  ['person.erase', 'person.in-use', 'erasure in use refused'],
  ['', 'entry.rests-on-loser', 'claim entry rests on a loser'],
  ['', 'rule.offline-limit', 'claim entry past the offline limit']
]

/** The branch behind the first sign-in that a verdict shows. */
export function loopMarkOf(kind: string, lane: Lane, rejection: Rejection | null): LoopMark | undefined {
  if (lane === 'accepted') return byKind[kind]
  if (rejection?.code === 'person.erased') return 'work on an erased person refused'
  const isClaim = kind.startsWith('claim.')
  if (lane === 'waiting') return isClaim ? 'claim entry waits' : undefined
  // A payout says the line as well.
  const held = { 'voucher.wrong-state': 'state', 'claim.line-withheld': 'voucher' } as const
  const code = rejection?.code
  if (isClaim && rejection && (code === 'voucher.wrong-state' || code === 'claim.line-withheld')) {
    const state = rejection.details[held[code]]
    if (state === 'frozen') return 'frozen voucher refused'
    if (state === 'redeemed' && kind === 'claim.pay') return 'payout of a revoked certificate refused'
  }
  return refusals.find(([of, code]) => (of === '' ? isClaim : of === kind) && code === rejection?.code)?.[2]
}

/** The branches that a document's new version shows. */
export function moneyMarksOf(
  { collection, before, after }: Effects['changes'][number],
  voucherOf: (id: string) => Voucher | null
): readonly LoopMark[] {
  if (collection === 'claim') return claimMarks(before as Claim | null, after as Claim)
  if (collection !== 'certificate') return []
  const { state, voucher } = after as Certificate
  if (state !== 'revoked' || (before as Certificate | null)?.state !== 'confirmed') return []
  const isPaid = voucherOf(voucher)?.state === 'settled'
  return [isPaid ? 'certificate revoked after payout' : 'certificate revoked before payout']
}

function claimMarks(before: Claim | null, after: Claim): readonly LoopMark[] {
  if (!before) return []
  const marks: LoopMark[] = []
  if (after.round > Math.max(before.round, 1)) marks.push('claim submitted again')
  const review = after.reviews.length > before.reviews.length ? after.reviews.at(-1) : undefined
  if (review?.decision === 'approve') marks.push(`${review.level} reviewed`)
  if (after.state === 'reconciled' && before.state !== 'reconciled') marks.push('claim reconciled')
  after.lines.forEach((line, n) => {
    const was = before.lines[n]
    if (was && was.state !== line.state) marks.push(...lineMarks(was, line))
  })
  return marks
}

type Line = Claim['lines'][number]

function lineMarks(before: Line, { state, struck, payouts }: Line): readonly LoopMark[] {
  if (before.state === 'stopped')
    return [state === 'approved' ? 'objection kept its line' : 'objection refused its line']
  if (state === 'stopped') return ['objection stopped a line']
  if (state === 'refused') return [struck === undefined ? 'line refused' : 'line struck']
  if (state === 'failed') return ['line failed']
  if (state !== 'paid') return []
  return payouts > 1 ? ['line paid', 'failed line paid'] : ['line paid']
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArgsByKind, Kind } from '../../../domain/reducer.ts'
import { approvedFen, type Claim, type ClaimState, claimedFen, isDue } from '../../../domain/subsidy/claim.ts'
import { lineAgain, lineByNow } from '../../../domain/subsidy/claim-again.ts'
import { isPayable } from '../../../domain/subsidy/claim-pay.ts'
import { isStrikable } from '../../../domain/subsidy/claim-strike.ts'
import type { Voucher } from '../../../domain/voucher/voucher.ts'
import { furnishedDesk } from '../../doubles/furnished-desk.ts'
import {
  certificateArgs,
  confirmArgs,
  finance,
  head,
  LOOP_CLASS,
  numberOf,
  SEED,
  stage
} from '../../doubles/loop-desk.ts'
import { clerk, enrolmentId, reviewer, type TestDesk, trainer } from '../../doubles/test-desk.ts'
import { DAY } from '../../doubles/test-province.ts'
import { documentsOf } from '../small-world.ts'

const people = [stage.entered, stage.confirmed, stage.drafted]
const claims = ['claim-one', 'claim-two'] as const
const reason = '示例原因'
const steps = [
  'voucher.freeze',
  'voucher.unfreeze',
  'certificate.revoke',
  'certificate.issue',
  'certificate.confirm',
  'claim.draft',
  'claim.submit',
  'claim.return',
  'claim.review',
  'claim.draw',
  'claim.publish',
  'claim.clear',
  'claim.pay',
  'claim.reconcile',
  'claim.strike'
] as const satisfies readonly Kind[]

/** What befalls one worker of a claim. */
const befalling = ['certificate.revoke', 'certificate.issue', 'certificate.confirm', 'voucher.unfreeze'] as const

interface Throw {
  /** Null: what the claim waits for. */
  readonly kind: (typeof steps)[number] | null
  readonly claim: (typeof claims)[number]
  readonly n: number
  readonly isKind: boolean
}
const throwOfDice: fc.Arbitrary<Throw> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constantFrom(...befalling), weight: 2 },
    { arbitrary: fc.constantFrom(...steps), weight: 1 },
    { arbitrary: fc.constant(null), weight: 3 }
  ),
  claim: fc.constantFrom(...claims, 'claim-one'),
  n: fc.constantFrom(...people),
  isKind: fc.oneof({ arbitrary: fc.constant(true), weight: 2 }, fc.constant(false))
})

const claimOf = (desk: TestDesk, id: string): Claim | null => {
  const found = desk.read('claim', id)
  return found.state === 'present' ? found.document : null
}
const nextOf: Partial<Record<ClaimState, (typeof steps)[number]>> = {
  draft: 'claim.submit',
  submitted: 'claim.review',
  returned: 'claim.submit',
  notice: 'claim.clear',
  cleared: 'claim.pay',
  'part-paid': 'claim.pay',
  paying: 'claim.reconcile'
}
function kindOf(desk: TestDesk, { kind, claim: id, isKind }: Throw): (typeof steps)[number] {
  const claim = claimOf(desk, id)
  if (kind !== null || !claim) return kind ?? 'claim.draft'
  if (claim.state === 'submitted' && !isKind) return 'claim.return'
  return nextOf[claim.state] ?? (claim.sample ? 'claim.publish' : 'claim.draw')
}

const certificateNow = (desk: TestDesk, n: number): string =>
  desk.get('enrolment', enrolmentId(n)).certificate || confirmArgs(n).certificate

/** Everybody certified and free, or whoever the throw names. */
const linesToDraft = (desk: TestDesk, { n, isKind }: Throw): ArgsByKind['claim.draft']['lines'] =>
  (isKind ? people : [n])
    .filter(
      one => desk.get('voucher', `v-${one}`).claim === '' && desk.get('voucher', `v-${one}`).state === 'certified'
    )
    .map(one => ({ enrolment: enrolmentId(one), voucher: `v-${one}`, certificate: certificateNow(desk, one) }))

const submission = (desk: TestDesk, claim: Claim, isByNow: boolean): ArgsByKind['claim.submit'] => ({
  claim: claim.id,
  trainingClass: LOOP_CLASS,
  lines: claim.lines
    .map(line => (isByNow && claim.round > 0 ? lineByNow(line, desk.read) : line))
    .map(({ voucher, certificate }) => ({ voucher, certificate }))
})

function paymentOf(desk: TestDesk, claim: Claim): ArgsByKind['claim.pay'] {
  const due = claim.lines.filter(isDue).map(({ voucher }) => voucher)
  const vouchers = due.filter(id => isPayable(claim, desk.get('voucher', id)))
  return { claim: claim.id, vouchers, withheld: due.filter(id => !vouchers.includes(id)) }
}

/** Whoever can be struck; where that is nobody, somebody else of the claim. */
function strikingOf(desk: TestDesk, claim: Claim, n: number): ArgsByKind['claim.strike'] {
  const gone = claim.lines.filter(line => isStrikable(line, claim, desk.read))
  const other = claim.lines.find(({ voucher }) => voucher === `v-${n}`) ?? claim.lines[0]
  const lines = gone.length > 0 || !other ? gone : [other]
  return { claim: claim.id, lines: lines.map(({ voucher, certificate }) => ({ voucher, certificate })), reason }
}

/** What the throw says on this desk; of a kind that there is nothing to say of, nothing. */
function argsOf(desk: TestDesk, one: Throw, turn: number): { readonly [K in Kind]?: ArgsByKind[K] } {
  const { n, isKind, claim: id } = one
  const claim = claimOf(desk, id)
  const named = { ...confirmArgs(n), certificate: certificateNow(desk, n) }
  const own = { voucher: `v-${n}`, reason }
  const lines = [...linesToDraft(desk, one)]
  const always: { readonly [K in Kind]?: ArgsByKind[K] } = {
    'voucher.freeze': own,
    'voucher.unfreeze': own,
    'certificate.revoke': { ...named, enrolment: enrolmentId(n), reason },
    'certificate.issue': { ...certificateArgs(n), number: numberOf(turn * 1000 + n) },
    'certificate.confirm': named,
    ...(lines.length > 0 ? { 'claim.draft': { claim: id, trainingClass: LOOP_CLASS, lines, attachments: [] } } : {})
  }
  if (!claim) return always
  const payment = paymentOf(desk, claim)
  const refused = isKind ? [] : [{ enrolment: enrolmentId(n), reason }]
  const answers = claim.lines
    .filter(({ state }) => state === 'paying')
    .map(({ voucher, amountFen }) => ({
      ...{ voucher, amountFen, reason: '' },
      outcome: isKind ? ('paid' as const) : ('failed' as const)
    }))
  return {
    ...always,
    'claim.submit': submission(desk, claim, isKind),
    'claim.return': { claim: id, level: 'county', opinion: reason },
    'claim.review': { claim: id, level: 'county', opinion: reason, refused },
    'claim.draw': { claim: id, seed: SEED },
    'claim.publish': { claim: id },
    'claim.clear': { claim: id, answers: [] },
    ...(payment.vouchers.length > 0 ? { 'claim.pay': payment } : {}),
    'claim.strike': strikingOf(desk, claim, n),
    ...(answers.length > 0 ? { 'claim.reconcile': { claim: id, payout: claim.payouts.length, answers } } : {})
  }
}

const by = (kind: Kind) => {
  if (kind === 'claim.draft' || kind === 'claim.submit' || kind === 'certificate.issue') return trainer
  if (kind === 'claim.draw') return head
  if (kind === 'claim.publish') return clerk
  return kind === 'claim.pay' || kind === 'claim.reconcile' ? finance : reviewer
}

/** A voucher bears the one claim that asks for its money, and is paid for once; yields whether in another than the first. */
function moneyIsSound(desk: TestDesk): boolean {
  const all = documentsOf<Claim>(desk, 'claim').filter(({ id, round }) => claims.some(one => one === id) && round > 0)
  const asked = all.flatMap(claim => claim.lines.map(line => ({ ...line, of: claim.id })))
  for (const { id, claim, state } of people.map((n): Voucher => desk.get('voucher', `v-${n}`))) {
    const own = asked.filter(({ voucher, struck }) => voucher === id && struck === undefined)
    expect(own.map(line => line.of)).toEqual(claim === '' ? [] : [claim])
    expect(own.filter(line => line.state === 'paid').length).toBe(state === 'settled' ? 1 : 0)
  }
  for (const line of asked) if (line.struck) expect(line.state).toBe('refused')
  for (const claim of all) expect(approvedFen(claim)).toBeLessThanOrEqual(claimedFen(claim))
  return asked.some(
    ({ state, voucher }) => state === 'paid' && asked.some(line => line.struck && line.voucher === voucher)
  )
}

/** What is withheld has an end: each line that is due can be paid or struck, or its voucher is frozen (M12, M20). */
function withheldEnds(desk: TestDesk, claim: Claim): string | null {
  const due = claim.lines.filter(isDue)
  const gone = due.filter(line => isStrikable(line, claim, desk.read))
  for (const line of due) {
    const voucher = desk.get('voucher', line.voucher)
    const ends = [isPayable(claim, voucher), gone.includes(line), voucher.state === 'frozen' && !gone.includes(line)]
    expect(ends.filter(Boolean), `${claim.state} ${voucher.state}`).toHaveLength(1)
  }
  if (gone.length === 0) return null
  const lines = gone.map(({ voucher, certificate }) => ({ voucher, certificate }))
  const outcome = desk.try('claim.strike', { claim: claim.id, lines, reason }, { operator: 'reviewer-2' })
  expect(outcome.lane).toBe('accepted')
  return gone.length === due.length ? `${claim.state} struck to its end` : null
}

/** Whoever has a certificate waits for nobody: a returned claim is submitted as long as one of its lines goes on. */
function nobodyWaits(desk: TestDesk, claim: Claim): string {
  const lines = claim.lines.map(line => lineByNow(line, desk.read))
  const isLeft = lines.some(line => ['goes-on', 'waits'].includes(lineAgain(line, desk.read)))
  const outcome = desk.try('claim.submit', submission(desk, claim, true), trainer)
  const said = outcome.lane === 'rejected' ? outcome.rejection.code : outcome.lane
  expect(said).toBe(isLeft ? 'accepted' : 'claim.nothing-left')
  return said
}

function play(throws: readonly Throw[]): readonly string[] {
  const desk = furnishedDesk()
  const { rules } = desk
  if (rules) desk.rules = { ...rules, subsidy: { ...rules.subsidy, claimDaysAfterEnd: 3000, cityReviewFromFen: 9999 } }
  const reached: string[] = []
  for (const [turn, one] of throws.entries()) {
    const kind = kindOf(desk, one)
    if (kind === 'claim.clear') desk.now += 8 * DAY
    const args = argsOf(desk, one, turn + 1)[kind]
    const outcome = args && desk.try(kind, args as never, by(kind))
    if (outcome?.lane !== 'accepted') continue
    reached.push(kind)
    for (const { collection, document } of outcome.writes) desk.put(collection, document)
    if (moneyIsSound(desk)) reached.push('struck from one claim and paid in another')
    for (const id of claims) {
      const claim = claimOf(desk, id)
      if (claim?.state === 'returned') reached.push(nobodyWaits(desk, claim))
      const ended = claim?.state === 'cleared' || claim?.state === 'part-paid' ? withheldEnds(desk, claim) : null
      if (ended !== null) reached.push(ended)
      if (claim?.lines.some(({ struck }) => struck)) reached.push(`${claim.state} with a line struck`)
    }
  }
  return reached
}

test('[M19, M20, M3, M7, M12] whatever befalls one worker, the claim of the others goes its way and every voucher has one', () => {
  const reached = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(throwOfDice, { minLength: 80, maxLength: 160 }), throws => {
      for (const what of play(throws)) reached.set(what, (reached.get(what) ?? 0) + 1)
    }),
    { numRuns: 120, seed: 20_260_311, endOnFailure: true }
  )
  const wanted = [
    ...[...steps, 'claim.nothing-left', 'submitted with a line struck', 'paying with a line struck'],
    ...['struck from one claim and paid in another', 'cleared struck to its end', 'part-paid struck to its end']
  ]
  expect(wanted.filter(what => (reached.get(what) ?? 0) < 3).map(what => `${what} ${reached.get(what) ?? 0}`)).toEqual(
    []
  )
}, 120_000)

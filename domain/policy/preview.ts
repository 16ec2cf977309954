import type { Attendance } from '../attendance/attendance.ts'
import type { Enrolment } from '../enrolment/enrolment.ts'
import type { Skill } from '../fields.ts'
import type { Rejection } from '../journal/rejection.ts'
import type { Person } from '../person/person.ts'
import type { Plan } from '../plan/plan.ts'
import { amountOf, refusalOfNoStandard } from '../subsidy/amount.ts'
import type { Claim } from '../subsidy/claim.ts'
import { needsCityReview } from '../subsidy/claim-review.ts'
import { type ClaimDates, refusalOfLateClaim } from '../subsidy/claim-time.ts'
import { isDrawn } from '../subsidy/draw.ts'
import { addDays, dateOfInstant } from '../time/business-date.ts'
import { addWorkingDays } from '../time/working-days.ts'
import type { TrainingClass } from '../training/class.ts'
import type { Voucher } from '../voucher/voucher.ts'
import { refusalOfMethod } from './identity-method.ts'
import { refusalsOfIssue } from './issue-rules.ts'
import type { Rules } from './policy.ts'
import { refusalOfCompletion, refusalOfPlan, refusalOfSize } from './training-rules.ts'

/** Decisions of the past that rules can be asked again. */
export const decisionKinds = [
  'issue',
  'class',
  'binding',
  'redeeming',
  'completion',
  'claim-time',
  'amount',
  'route',
  'notice'
] as const
export type DecisionKind = (typeof decisionKinds)[number]

export type Decision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly rejection: Rejection }
  | { readonly kind: 'amount'; readonly fen: number }
  /** Which levels review a claim behind the county; null where no seed was drawn yet. */
  | { readonly kind: 'route'; readonly city: boolean; readonly province: boolean | null }
  | { readonly kind: 'notice'; readonly until: string }

/** Something that was decided, with the facts as they were then. */
export type Past =
  | { readonly of: 'voucher'; readonly voucher: Voucher; readonly holder: Person; readonly plan: Plan }
  | { readonly of: 'trainingClass'; readonly trainingClass: TrainingClass }
  | { readonly of: 'enrolment'; readonly enrolment: Enrolment; readonly trainingClass: TrainingClass }
  | { readonly of: 'attendance'; readonly attendance: Attendance; readonly skill: Skill }
  /** `dates`: null where class and certificates are out of sight. */
  | { readonly of: 'claim'; readonly claim: Claim; readonly dates: ClaimDates | null }

interface Answer {
  readonly about: DecisionKind
  /** Of the document decided about; a claim's line has its enrolment's. */
  readonly id: string
  readonly decision: Decision
}
export interface Difference extends Skill {
  readonly about: DecisionKind
  readonly id: string
  readonly before: Decision
  readonly after: Decision
}

/** Decisions that another set of rules would take otherwise, on the same facts (P18). */
export function differencesOf(past: Past, before: Rules, after: Rules): readonly Difference[] {
  const then = answersOf(past, before)
  const now = answersOf(past, after)
  const { occupation, level } = skillOf(past)
  return then.flatMap(({ about, id, decision }, place) => {
    const other = now[place]?.decision ?? decision
    return JSON.stringify(other) === JSON.stringify(decision)
      ? []
      : [{ about, id, occupation, level, before: decision, after: other }]
  })
}

function skillOf(past: Past): Skill {
  switch (past.of) {
    case 'voucher':
      return past.voucher
    case 'trainingClass':
      return past.trainingClass
    case 'enrolment':
      return past.enrolment
    case 'attendance':
      return past.skill
    case 'claim':
      return past.claim
  }
}

/** The decisions that there are to ask again; the same ones for any rules. */
export const decisionsIn = (past: Past, rules: Rules): readonly DecisionKind[] =>
  answersOf(past, rules).map(({ about }) => about)

function answersOf(past: Past, rules: Rules): readonly Answer[] {
  switch (past.of) {
    case 'voucher':
      return [{ about: 'issue', id: past.voucher.id, decision: issueAgain(past, rules) }]
    case 'trainingClass':
      return [{ about: 'class', id: past.trainingClass.id, decision: classAgain(past.trainingClass, rules) }]
    case 'enrolment':
      return enrolmentAgain(past, rules)
    case 'attendance': {
      const { id, identity } = past.attendance
      return [{ about: 'redeeming', id, decision: decided(refusalOfMethod(identity.method, rules.redeemMethods)) }]
    }
    case 'claim':
      return claimAgain(past, rules)
  }
}

const decided = (rejection: Rejection | null | undefined): Decision =>
  rejection ? { kind: 'refused', rejection } : { kind: 'allowed' }

const issueAgain = ({ voucher, holder, plan }: Extract<Past, { of: 'voucher' }>, rules: Rules): Decision =>
  decided(refusalsOfIssue({ rules, person: holder, skill: voucher, plan, today: dateOfInstant(voucher.issuedAt) })[0])

/** Longer than any number of working days that a policy may ask for (P14): the day of submission is not kept. */
const IN_TIME = 200

function classAgain(trainingClass: TrainingClass, rules: Rules): Decision {
  const { capacity, from } = trainingClass
  return decided(refusalOfSize(capacity, rules) ?? refusalOfPlan(trainingClass, rules, addDays(from, -IN_TIME)))
}

function enrolmentAgain({ enrolment, trainingClass }: Extract<Past, { of: 'enrolment' }>, rules: Rules) {
  const { id, identity, exam } = enrolment
  const answers: Answer[] = []
  if (identity)
    answers.push({ about: 'binding', id, decision: decided(refusalOfMethod(identity.method, rules.bindMethods)) })
  if (exam)
    answers.push({
      about: 'completion',
      id,
      decision: decided(refusalOfCompletion(enrolment, exam, trainingClass, rules))
    })
  return answers
}

function claimAgain({ claim, dates }: Extract<Past, { of: 'claim' }>, rules: Rules): readonly Answer[] {
  const { id, lines, submittedAt, sample, notice } = claim
  const { subsidy, movedDays } = rules
  const standing = lines.filter(({ state }) => state !== 'refused')
  const amounts = standing.map(({ hours, faceValueFen }) => amountOf(claim, hours, faceValueFen, subsidy)?.amountFen)
  const answers: Answer[] = standing.map(({ enrolment }, place) => ({
    about: 'amount',
    id: enrolment,
    decision: amountDecision(amounts[place], claim)
  }))
  if (submittedAt !== null) {
    const sum = amounts.reduce<number>((fen, amount) => fen + (amount ?? 0), 0)
    const province = sample && isDrawn(sample.seed, id, subsidy.provinceSampleOneIn)
    answers.push({ about: 'route', id, decision: { kind: 'route', city: needsCityReview(sum, subsidy), province } })
    if (dates) {
      const late = refusalOfLateClaim(dates, dateOfInstant(submittedAt), subsidy)
      answers.push({ about: 'claim-time', id, decision: decided(late) })
    }
  }
  if (notice) {
    const until = addWorkingDays(notice.from, subsidy.noticeWorkingDays, movedDays)
    answers.push({ about: 'notice', id, decision: { kind: 'notice', until } })
  }
  return answers
}

const amountDecision = (fen: number | undefined, skill: Skill): Decision =>
  fen === undefined ? decided(refusalOfNoStandard(skill)) : { kind: 'amount', fen }

/**
 * A voucher's holder as they stood before it was issued: what they were given later is gone, and what ended later is
 * live again.
 * @param issuedAt when each other voucher was issued, where that is known
 */
export function holderBefore(
  person: Person,
  voucher: Pick<Voucher, 'id' | 'issuedAt'>,
  issuedAt: ReadonlyMap<string, number>
): Person {
  const today = dateOfInstant(voucher.issuedAt)
  const isEarlier = (other: string, on: string): boolean => {
    const at = issuedAt.get(other)
    return other !== voucher.id && (at === undefined ? on < today : at < voucher.issuedAt)
  }
  const history = person.history.filter(past => isEarlier(past.voucher, past.on))
  const endedLater = history
    .filter(({ on }) => on > today)
    .map(({ outcome: _outcome, ...past }) => ({ ...past, on: dateOfInstant(issuedAt.get(past.voucher) ?? 0) }))
  return {
    ...person,
    liveVouchers: [...person.liveVouchers.filter(live => isEarlier(live.voucher, live.on)), ...endedLater],
    history: history.filter(({ on }) => on <= today)
  }
}

import type { Rejection, RejectionCode } from '../../domain/journal/rejection.ts'
import type { UncheckedPart } from '../../domain/voucher/credential-check.ts'
import type { Voucher } from '../../domain/voucher/voucher.ts'
import type { CheckResult } from './commit.ts'
import type { Held, Stop, VerifyPlan } from './verify-plan.ts'

export type VerifyOutcome = 'yes' | 'provisional' | 'no' | 'used' | 'not-in-class'

export type VerifyReason =
  | { readonly kind: 'rejection'; readonly rejection: Rejection }
  | { readonly kind: 'stop'; readonly stop: Stop }

/** When and where a voucher or a session was used before; ids, put into words by the screen. */
export type UsedBefore = { readonly at: number; readonly centre: string; readonly trainingClass: string }

export type Verdict = {
  readonly outcome: VerifyOutcome
  readonly reason: VerifyReason | null
  readonly used: UsedBefore | null
  /** SPEC rules and parts of the paper that could not be judged here. */
  readonly unchecked: readonly (UncheckedPart | string)[]
  /** Enter has something to append. */
  readonly canAppend: boolean
}

const isUsed = (state: Voucher['state']): boolean =>
  state === 'redeemed' || state === 'certified' || state === 'settled'

/** Refusals that are more than a plain no. The rule itself, and what would satisfy it, are the rejection's. */
const words: Readonly<Partial<Record<RejectionCode, VerifyOutcome>>> = {
  'attendance.exists': 'used',
  'voucher.bound-elsewhere': 'not-in-class',
  'voucher.reserved-elsewhere': 'not-in-class',
  'voucher.not-for-class': 'not-in-class',
  'enrolment.wrong-person': 'not-in-class',
  'enrolment.unknown': 'not-in-class'
}

function wordOf({ code }: Rejection, { voucher }: Held): VerifyOutcome {
  const isAboutUse = code === 'voucher.bound-elsewhere' || code === 'voucher.wrong-state'
  return isAboutUse && voucher && isUsed(voucher.state) ? 'used' : (words[code] ?? 'no')
}

function usedBefore({ code }: Rejection, { voucher, attendance }: Held): UsedBefore | null {
  if (code === 'attendance.exists' && attendance) {
    const { signInAt: at, centre, trainingClass } = attendance
    return { at, centre, trainingClass }
  }
  if (!voucher || voucher.boundAt === null) return null
  return { at: voucher.boundAt, centre: voucher.boundCentre, trainingClass: voucher.boundClass }
}

/** The answer to what was presented: the reducers' judgement of the drafts, with what could not be checked here. */
export function verdictOf(
  plan: VerifyPlan,
  check: Extract<CheckResult, { kind: 'checked' }> | null,
  held: Held,
  isOnline: boolean
): Verdict {
  const nothing = { reason: null, used: null, unchecked: [], canAppend: false } as const
  if (plan.kind === 'stopped' || !check) {
    if (plan.kind === 'drafts') throw new Error('drafts are judged before there is a verdict')
    const outcome = plan.stop.kind === 'nobody' ? 'not-in-class' : 'no'
    return { ...nothing, outcome, reason: { kind: 'stop', stop: plan.stop } }
  }
  const [first] = [...check.refused].sort(([a], [b]) => a - b)
  if (first) {
    const [, rejection] = first
    const outcome = wordOf(rejection, held)
    const used = outcome === 'used' ? usedBefore(rejection, held) : null
    return { ...nothing, outcome, reason: { kind: 'rejection', rejection }, used }
  }
  const ofPaper = held.credential?.ok ? held.credential.unchecked.filter(part => part !== 'identity') : []
  const open = [...ofPaper, ...check.unchecked]
  const isWaiting = check.outcomes.some(({ lane }) => lane === 'waiting')
  const isAnybodys = plan.deeds.binds && !plan.isOurs && !isOnline
  const { collects, binds, signsIn } = plan.deeds
  return {
    ...nothing,
    outcome: open.length > 0 || isWaiting || isAnybodys ? 'provisional' : 'yes',
    unchecked: [...(held.matched === null ? ['identity'] : []), ...open, ...(isAnybodys ? ['V14'] : [])],
    canAppend: collects || binds || signsIn
  }
}

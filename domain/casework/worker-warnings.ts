import type { Rejection } from '../journal/rejection.ts'
import type { Person } from '../person/person.ts'
import type { Plan } from '../plan/plan.ts'
import { refusalOfCategory } from '../policy/issue-rules.ts'
import type { Rules } from '../policy/policy.ts'
import type { Kind } from '../reducer.ts'
import type { Session } from '../training/class.ts'
import { overlaps } from '../training/session-schedule.ts'
import { type EarlyWarning, warning } from './early-warning.ts'

/** A session of a class, as somebody may have been in it. */
export interface Attended {
  readonly trainingClass: string
  readonly session: Session
}

/** Sessions of other classes that run while one of these does; only somebody on several rosters has any. */
export function clashesOf(attended: readonly Attended[]): readonly (readonly [Attended, Attended])[] {
  return attended.flatMap((one, n) =>
    attended
      .slice(n + 1)
      .filter(other => other.trainingClass !== one.trainingClass && overlaps(one.session, other.session))
      .map(other => [one, other] as const)
  )
}

/** How often a worker was in sessions of two classes at one time. */
export function inTwoPlaces(person: string, attended: readonly Attended[]): EarlyWarning | null {
  const found = clashesOf(attended).length
  return found === 0 ? null : warning('two-places-at-once', 'person', person, { found, limit: 0 })
}

/** A worker with live vouchers of plan lines that are not for the category that the worker is in by now (P7). */
export function excludedHolder(
  person: Pick<Person, 'id' | 'category'>,
  plans: readonly Pick<Plan, 'categories'>[],
  rules: Rules
): EarlyWarning | null {
  const found = plans.filter(plan => refusalOfCategory({ person, plan, rules }) !== null).length
  return found === 0 ? null : warning('excluded-person', 'person', person.id, { found, limit: 0 })
}

/** Kinds of entries by which a voucher is used. */
export const usesOfVoucher: readonly Kind[] = ['voucher.bind', 'attendance.sign-in']
const spent = ['redeemed', 'certified', 'settled']

/** Whether an entry was refused because its voucher is used already. A second binding is a case of its own (C1). */
export const isSecondUse = ({ code, details }: Pick<Rejection, 'code' | 'details'>): boolean =>
  code === 'voucher.bound-elsewhere' || (code === 'voucher.wrong-state' && spent.includes(String(details.state)))

/** How often somebody tried to use a voucher that was used already. */
export const usedTwice = (voucher: string, found: number): EarlyWarning | null =>
  found === 0 ? null : warning('used-twice', 'voucher', voucher, { found, limit: 0 })

import type { Organisation } from '../directory/organisation.ts'
import { type EntryFacts, type Outcome, reject, type Verb } from '../reduction.ts'
import { DAY } from '../time/business-date.ts'
import type { Rules } from './policy.ts'

/** P11: days a place may work without contact: its own limit, else the policy's. */
export const offlineDays = (organisation: Organisation | null, rules: Rules): number =>
  organisation?.offlineDays ?? rules.offlineDaysDefault

/**
 * P1, P11: nothing of value is done without a policy, or past the days without contact; what only registers, applies
 * or prints goes on.
 */
export function checkValueAction(
  verb: Pick<Verb<never>, 'isValueAction'>,
  entry: EntryFacts,
  organisation: Organisation | null,
  rules: Rules | null
): Outcome | null {
  if (!verb.isValueAction) return null
  if (!rules) return reject('policy.unknown', 'P1')
  const limit = offlineDays(organisation, rules)
  const days = Math.floor((entry.at - entry.earliest) / DAY)
  return days >= limit ? reject('rule.offline-limit', 'P11', { days, limit }) : null
}

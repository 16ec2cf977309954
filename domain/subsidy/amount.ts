import type { Skill } from '../fields.ts'
import type { Rejection } from '../journal/rejection.ts'
import type { SubsidyRules } from '../policy/policy.ts'
import { refusal } from '../reduction.ts'
import { type Hours, onlineHours, totalHours } from '../training/hours.ts'

/** How an amount came about, step by step, each in whole fen: what a clerk reads aloud. */
export const traceSteps = ['standard', 'scarcity', 'online', 'face-value'] as const

export interface TraceStep {
  readonly step: (typeof traceSteps)[number]
  /** Numerator and denominator of the factor that was applied; 1 of 1 for the standard. */
  readonly factor: readonly [number, number]
  readonly fen: number
}
export interface Amount {
  readonly amountFen: number
  readonly trace: readonly TraceStep[]
}

/** M2: what stands against an amount where the policy has no standard for the skill. */
export const refusalOfNoStandard = ({ occupation, level }: Skill): Rejection =>
  refusal('rule.no-standard', 'M2', { occupation, level })

/**
 * M2: the subsidy of one worker: the standard of the skill, more for a scarce occupation, online hours at their
 * percent, never above the voucher's face value. Integer arithmetic, each step rounded down to the fen. Null where
 * the policy has no standard for the skill.
 */
export function amountOf(
  skill: Skill,
  hours: Hours,
  faceValueFen: number,
  { rates, scarcity, onlinePercent }: SubsidyRules
): Amount | null {
  const own = rates.find(rate => rate.occupation === skill.occupation && rate.level === skill.level)
  const rate = own ?? rates.find(({ occupation, level }) => occupation === '' && level === skill.level)
  if (!rate) return null
  const trace: TraceStep[] = [{ step: 'standard', factor: [1, 1], fen: rate.amountFen }]
  const apply = (step: TraceStep['step'], numerator: number, denominator: number): void => {
    const fen = Math.floor(((trace.at(-1)?.fen ?? 0) * numerator) / denominator)
    trace.push({ step, factor: [numerator, denominator], fen })
  }
  const percent = scarcity.find(({ occupation }) => occupation === skill.occupation)?.percent
  if (percent !== undefined) apply('scarcity', percent, 100)
  const [total, online] = [totalHours(hours), onlineHours(hours)]
  if (online > 0 && onlinePercent < 100) apply('online', (total - online) * 100 + online * onlinePercent, total * 100)
  const reached = trace.at(-1)?.fen ?? 0
  if (reached > faceValueFen) trace.push({ step: 'face-value', factor: [1, 1], fen: faceValueFen })
  return { amountFen: Math.min(reached, faceValueFen), trace }
}

import { type Category, categories, type Skill } from '../../../domain/fields.ts'
import { isDate } from '../../../domain/time/business-date.ts'
import type { BatchTerms, PlanLine } from '../../commands/plans.ts'

/** Numbers of a form: empty text while nothing is typed. Yuan on screen, fen in entries. */
export type Typed = number | string
const FEN = 100

export const fenOf = (yuan: Typed): number => (typeof yuan === 'number' ? Math.round(yuan * FEN) : 0)
const isCount = (value: Typed): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0

export type LineValues = {
  readonly year: Typed
  readonly county: string
  readonly skill: Partial<Skill>
  readonly categories: readonly string[]
  readonly size: Typed
  readonly unit: Typed
  /** Empty: size × unit value. */
  readonly budget: Typed
  readonly fundSource: string
}

export type LineFault = 'year' | 'county' | 'occupation' | 'level' | 'size' | 'unit' | 'fundSource'

export const budgetFenOf = ({ size, unit, budget }: LineValues): number =>
  typeof budget === 'number' ? fenOf(budget) : (isCount(size) ? size : 0) * fenOf(unit)

/** The line as an entry takes it, or the fields that are still missing. */
export function lineOf(
  values: LineValues,
  id: string,
  sample: boolean
): { readonly line: PlanLine } | { readonly faults: readonly LineFault[] } {
  const { year, county, skill, size, unit, fundSource } = values
  const { occupation, level } = skill
  const faults: LineFault[] = []
  if (!isCount(year)) faults.push('year')
  if (county === '') faults.push('county')
  if (!isCount(size)) faults.push('size')
  if (fenOf(unit) <= 0) faults.push('unit')
  if (fundSource.trim() === '') faults.push('fundSource')
  if (level === undefined) faults.push('level')
  if (occupation === undefined) faults.push('occupation')
  if (faults.length > 0 || !isCount(year) || !isCount(size) || level === undefined || occupation === undefined)
    return { faults }
  const chosen: Category[] = categories.filter(category => values.categories.includes(category))
  return {
    line: {
      id,
      year,
      county,
      occupation,
      level,
      categories: chosen,
      size,
      unitValueFen: fenOf(unit),
      budgetFen: budgetFenOf(values),
      fundSource: fundSource.trim(),
      sample
    }
  }
}

export type BatchValues = {
  readonly voucherKind: BatchTerms['voucherKind']
  readonly value: Typed
  readonly size: Typed
  readonly from: string
  readonly until: string
}

export type BatchFault = 'value' | 'size' | 'from' | 'until'

export function batchOf(
  { voucherKind, value, size, from, until }: BatchValues,
  id: string,
  plan: string
): { readonly batch: BatchTerms } | { readonly faults: readonly BatchFault[] } {
  const faults: BatchFault[] = []
  if (fenOf(value) <= 0) faults.push('value')
  if (!isCount(size)) faults.push('size')
  if (!isDate(from)) faults.push('from')
  if (!isDate(until) || until < from) faults.push('until')
  if (faults.length > 0 || !isCount(size)) return { faults }
  return {
    batch: { id, plan, voucherKind, faceValueFen: fenOf(value), size, validFrom: from, validUntil: until }
  }
}

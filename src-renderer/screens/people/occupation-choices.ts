import { shippedOccupations } from '../../../domain/codes/occupations.ts'
import { levels, type Skill } from '../../../domain/fields.ts'
import type { OccupationChoice } from '../../components/form/OccupationLevelPicker.tsx'

/** All occupations with all levels; those of `first` stand at the head, with their levels before the others. */
export function occupationChoices(first: readonly Skill[]): readonly OccupationChoice[] {
  const planned = new Map<string, Set<Skill['level']>>()
  for (const { occupation, level } of first) planned.set(occupation, (planned.get(occupation) ?? new Set()).add(level))
  const choice = (code: string, name: string): OccupationChoice => {
    const own = planned.get(code) ?? new Set()
    return { code, name, levels: [...own, ...levels.filter(level => !own.has(level))] }
  }
  const listed = shippedOccupations.all.map(({ code, name }) => choice(code, name))
  const others = [...planned.keys()].filter(code => !shippedOccupations.byCode(code)).map(code => choice(code, code))
  const all = [...listed, ...others]
  return [...all.filter(({ code }) => planned.has(code)), ...all.filter(({ code }) => !planned.has(code))]
}

/** An occupation just chosen takes the first level of its planned ones, so that a walk-in needs no second choice. */
export function withUsualLevel(value: Partial<Skill>, before: Partial<Skill>, first: readonly Skill[]): Partial<Skill> {
  if (value.occupation === undefined || value.level !== undefined || value.occupation === before.occupation)
    return value
  const usual = first.find(({ occupation }) => occupation === value.occupation)
  return usual ? { occupation: usual.occupation, level: usual.level } : value
}

export const wholeSkill = ({ occupation, level }: Partial<Skill>): Skill | undefined =>
  occupation === undefined || level === undefined ? undefined : { occupation, level }

import type { Organisation } from '../../../domain/directory/organisation.ts'
import type { Skill } from '../../../domain/fields.ts'
import type { ArgsByKind } from '../../../domain/reducer.ts'
import { isDate } from '../../../domain/time/business-date.ts'
import type { OccupationChoice } from '../../components/form/OccupationLevelPicker.tsx'
import { occupationName } from '../../locale/skill-text.ts'

export type ClassForm = {
  readonly name: string
  readonly skill: Partial<Skill>
  readonly site: string | null
  /** Persons; a class may be drafted before its teachers are known. */
  readonly teachers: readonly string[]
  readonly from: string
  readonly to: string
  readonly capacity: number | null
}

export const emptyClassForm: ClassForm = {
  name: '',
  skill: {},
  site: null,
  teachers: [],
  from: '',
  to: '',
  capacity: null
}

export type ClassFormProblem = 'missing' | 'badDates' | 'tooMany'
export type ClassFormProblems = Readonly<Partial<Record<keyof ClassForm, ClassFormProblem>>>

type DraftArgs = ArgsByKind['class.draft']
export type ClassFormResult =
  | { readonly ok: true; readonly args: DraftArgs }
  | { readonly ok: false; readonly problems: ClassFormProblems }

/** What is missing or cannot be meant; whether a class is allowed is the reducer's to say. */
export function classOfForm(
  form: ClassForm,
  id: string,
  centre: Pick<Organisation, 'id' | 'sites' | 'sample'>,
  capacityMax: number
): ClassFormResult {
  const { occupation, level } = form.skill
  const site = centre.sites.find(known => known.id === form.site)
  const problems: ClassFormProblems = {
    ...(form.name.trim() === '' ? { name: 'missing' as const } : {}),
    ...(occupation === undefined || level === undefined ? { skill: 'missing' as const } : {}),
    ...(site ? {} : { site: 'missing' as const }),
    ...(isDate(form.from) ? {} : { from: 'missing' as const }),
    ...(isDate(form.to) ? (form.to < form.from ? { to: 'badDates' as const } : {}) : { to: 'missing' as const }),
    ...capacityProblem(form.capacity, capacityMax)
  }
  if (Object.keys(problems).length > 0 || !site || occupation === undefined || level === undefined)
    return { ok: false, problems }
  return {
    ok: true,
    args: {
      id,
      name: form.name.trim(),
      centre: centre.id,
      site: site.id,
      county: site.county,
      occupation,
      level,
      from: form.from,
      to: form.to,
      capacity: form.capacity ?? 0,
      ...(form.teachers.length > 0 ? { teachers: [...form.teachers] } : {}),
      sample: centre.sample
    }
  }
}

function capacityProblem(capacity: number | null, max: number): ClassFormProblems {
  if (capacity === null || capacity < 1) return { capacity: 'missing' }
  return capacity > max ? { capacity: 'tooMany' } : {}
}

/** What a place is licensed for, by occupation. */
export function licensedChoices(allowed: readonly Skill[]): readonly OccupationChoice[] {
  const levelsByCode = new Map<string, Skill['level'][]>()
  for (const { occupation, level } of allowed)
    levelsByCode.set(occupation, [...(levelsByCode.get(occupation) ?? []), level])
  return [...levelsByCode].map(([code, levels]) => ({ code, name: occupationName(code), levels }))
}

import { contradictionsIn } from '../../../domain/policy/contradictions.ts'
import { type Policy, type Rules, rulesSchema } from '../../../domain/policy/policy.ts'
import { warningsOf } from '../../../domain/policy/warning-rules.ts'
import { isDate } from '../../../domain/time/business-date.ts'
import type { PolicyTerms } from '../../commands/policy.ts'
import { numberRules } from './rule-fields.ts'

/** A version while it is being drafted. `typed`: texts that are no value yet, by the place of their rule. */
export interface PolicyForm extends PolicyTerms {
  readonly typed: Readonly<Record<string, string>>
}
/** What is wrong, by place; each has a sentence of its own under its field. */
export type PolicyFaults = ReadonlySet<string>

/** The next version begins as the one before it, from today on where that began earlier. */
export const formFrom = (newest: Policy, today: string): PolicyForm => ({
  name: '',
  from: newest.from > today ? newest.from : today,
  rules: { ...newest.rules, warnings: warningsOf(newest.rules) },
  pilotCities: newest.pilotCities,
  sample: newest.sample,
  typed: {}
})

export const dayLists = ['holidays', 'workdays'] as const
const datesIn = (text: string): readonly string[] => text.split(/[\s,，、;；]+/).filter(part => part !== '')

/** With a list of days as it stands in the field: it counts once every line of it is a date. */
export function withDays(form: PolicyForm, list: (typeof dayLists)[number], text: string): PolicyForm {
  const dates = datesIn(text)
  const { rules, typed } = form
  const movedDays = { ...rules.movedDays, [list]: [...dates].sort() }
  return {
    ...form,
    ...(dates.every(isDate) ? { rules: { ...rules, movedDays } } : {}),
    typed: { ...typed, [`movedDays.${list}`]: text }
  }
}

/** With a number as typed: a text that is no number waits until it is one. */
export function withNumber(
  form: PolicyForm,
  path: string,
  value: number | string,
  write: (rules: PolicyForm['rules'], value: number) => PolicyForm['rules']
): PolicyForm {
  const { [path]: _before, ...typed } = form.typed
  if (typeof value === 'number') return { ...form, rules: write(form.rules, value), typed }
  return { ...form, typed: { ...typed, [path]: value } }
}

/** Rows have no names but their places: what is typed in them belongs to no row once rows come or go. */
export function withoutTyped(form: PolicyForm, list: string): PolicyForm {
  const kept = Object.entries(form.typed).filter(([path]) => !path.startsWith(`${list}.`))
  return { ...form, typed: Object.fromEntries(kept) }
}

export function faultsOf(form: PolicyForm, newest: Pick<Policy, 'from'>): PolicyFaults {
  const { rules, typed, name, from } = form
  const isList = (path: string): boolean => dayLists.some(list => path === `movedDays.${list}`)
  const unread = Object.entries(typed).flatMap(([path, text]) =>
    isList(path) && datesIn(text).every(isDate) ? [] : [path]
  )
  const checked = rulesSchema.safeParse(rules)
  const misfits = checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'))
  const outside = numberRules.flatMap(({ path, min, max, read }) =>
    read(rules) >= min && read(rules) <= max && Number.isInteger(read(rules)) ? [] : [path]
  )
  return new Set([
    ...(name.trim() === '' || name.length > 80 ? ['name'] : []),
    ...(isDate(from) && from >= newest.from ? [] : ['from']),
    ...unread,
    ...misfits,
    ...outside,
    ...contradictionsIn(rules)
  ])
}

export const termsOf = ({ typed: _typed, ...terms }: PolicyForm): PolicyTerms => ({ ...terms, name: terms.name.trim() })

/** Whether the rules themselves can be meant, whatever the version is called and begins. */
export const hasSoundRules = (faults: PolicyFaults): boolean =>
  [...faults].every(place => place === 'name' || place === 'from')

/** Whether two sets of rules say the same: what was tried may have been typed anew since. */
export const saysTheSame = (a: Rules, b: Rules): boolean => JSON.stringify(a) === JSON.stringify(b)

import type { TFunction } from 'i18next'
import { cities } from '../../../domain/codes/regions.ts'
import type { Policy, Rules } from '../../../domain/policy/policy.ts'
import { formatMoney } from '../../locale/format.ts'
import { occupationName, skillText } from '../../locale/skill-text.ts'
import { numberRules, type RuleGroup, ruleGroups, switchRules, type Unit } from './rule-fields.ts'
import { ruleLabel } from './rule-label.ts'

type Words = TFunction<readonly ['policy', 'fields']>
/** One rule in words; `key` tells which one it is in any version. */
export interface RuleFact {
  readonly key: string
  readonly group: RuleGroup
  readonly label: string
  readonly value: string
  /** Where the rule is a list: a comparison names only what came and went. */
  readonly items?: readonly string[]
}
export interface RuleChange extends Pick<RuleFact, 'key' | 'group' | 'label'> {
  /** Undefined: there was no such rule before, or is none any more. */
  readonly before: string | undefined
  readonly after: string | undefined
}
type Version = Pick<Policy, 'rules' | 'pilotCities'>

const inUnit = (value: number, unit: Unit, t: Words): string =>
  unit === 'fen' ? formatMoney(value) : t(`policy:units.${unit}`, { n: value })

/** Every rule of a version in words, group by group. */
export function ruleFacts({ rules, pilotCities }: Version, t: Words): readonly RuleFact[] {
  const facts = [
    ...numberRules.map(({ path, group, unit, read }): RuleFact => {
      const label = ruleLabel(path, t)
      return { key: path, group, label, value: inUnit(read(rules), unit, t) }
    }),
    ...switchRules.map(({ path, group, read }): RuleFact => {
      const label = ruleLabel(path, t)
      return { key: path, group, label, value: t(read(rules) ? 'policy:yes' : 'policy:no') }
    }),
    ...listFacts(rules, t),
    listFact(
      'pilotCities',
      'calendar',
      t('policy:pilotCities'),
      cities().flatMap(({ code, name }) => (pilotCities.includes(code) ? [name] : [])),
      t
    )
  ]
  return ruleGroups.flatMap(group => facts.filter(fact => fact.group === group))
}

const listed = (items: readonly string[], t: Words): string =>
  items.length === 0 ? t('policy:none') : items.join(t('policy:and'))

const listFact = (key: string, group: RuleGroup, label: string, items: readonly string[], t: Words): RuleFact => ({
  key,
  group,
  label,
  value: listed(items, t),
  items
})

function listFacts(rules: Rules, t: Words): readonly RuleFact[] {
  const { training, subsidy, movedDays } = rules
  const fact = (key: string, group: RuleGroup, label: string, value: string): RuleFact => ({ key, group, label, value })
  const methods = (kind: 'bindMethods' | 'redeemMethods') =>
    listFact(
      kind,
      'identity',
      t(`policy:rules.${kind}`),
      rules[kind].map(method => t(`fields:identityMethods.${method}`)),
      t
    )
  const excluded = rules.excludedCategories.map(category => t(`fields:categories.${category}`))
  return [
    listFact('excludedCategories', 'vouchers', t('policy:rules.excludedCategories'), excluded, t),
    methods('bindMethods'),
    methods('redeemMethods'),
    ...training.hoursMin.map(({ level, hours }) =>
      fact(
        `training.hoursMin.${level}`,
        'training',
        t('policy:hoursMinOf', { level: t(`fields:levels.${level}`) }),
        inUnit(hours, 'hours', t)
      )
    ),
    ...subsidy.rates.map(({ occupation, level, amountFen }) =>
      fact(`subsidy.rates.${occupation}.${level}`, 'subsidy', rateLabel(occupation, level, t), formatMoney(amountFen))
    ),
    ...subsidy.scarcity.map(({ occupation, percent }) =>
      fact(
        `subsidy.scarcity.${occupation}`,
        'subsidy',
        t('policy:scarcityOf', { occupation: occupationName(occupation) }),
        inUnit(percent, 'percent', t)
      )
    ),
    listFact('movedDays.holidays', 'calendar', t('policy:rules.movedDays.holidays'), movedDays.holidays, t),
    listFact('movedDays.workdays', 'calendar', t('policy:rules.movedDays.workdays'), movedDays.workdays, t)
  ]
}

const rateLabel = (occupation: string, level: Rules['subsidy']['rates'][number]['level'], t: Words): string =>
  t('policy:standardOf', {
    skill:
      occupation === ''
        ? `${t('policy:anyOccupation')} ${t(`fields:levels.${level}`)}`
        : skillText({ occupation, level })
  })

/** What one version says otherwise than another, in the order of the rules. */
export function ruleChanges(before: Version, after: Version, t: Words): readonly RuleChange[] {
  const old = new Map(ruleFacts(before, t).map(fact => [fact.key, fact]))
  const changed = ruleFacts(after, t).flatMap((fact): RuleChange[] => {
    const was = old.get(fact.key)
    old.delete(fact.key)
    return was?.value === fact.value ? [] : [changeOf(was, fact, t)]
  })
  const gone = [...old.values()].map(fact => changeOf(fact, undefined, t))
  return ruleGroups.flatMap(group => [...changed, ...gone].filter(change => change.group === group))
}

function changeOf(was: RuleFact | undefined, now: RuleFact | undefined, t: Words): RuleChange {
  const { key = '', group = 'vouchers', label = '' } = now ?? was ?? {}
  const only = (fact: RuleFact | undefined, other: RuleFact | undefined): string | undefined =>
    fact?.items && other?.items
      ? listed(
          fact.items.filter(item => !other.items?.includes(item)),
          t
        )
      : fact?.value
  return { key, group, label, before: only(was, now), after: only(now, was) }
}

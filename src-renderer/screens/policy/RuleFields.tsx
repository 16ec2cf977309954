import { MultiSelect, NumberInput, Switch, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { categories, identityMethods } from '../../../domain/fields.ts'
import type { ContradictionPlace } from '../../../domain/policy/contradictions.ts'
import { Field } from '../../components/form/Field.tsx'
import { fenOf } from '../plans/plan-values.ts'
import { dayLists, withDays, withNumber } from './policy-form.ts'
import type { NumberRule, SwitchRule } from './rule-fields.ts'
import { ruleLabel } from './rule-label.ts'
import type { PolicyDraft } from './use-policy-draft.ts'

interface DraftProps {
  readonly draft: PolicyDraft
}

/** Sentences for faults that are not about a number's bounds. */
const sentences: Partial<Readonly<Record<ContradictionPlace, 'ageOrder' | 'warnBelow'>>> = {
  'age.min': 'ageOrder',
  'training.attendanceWarnPercent': 'warnBelow'
}

export function NumberField({ rule, draft }: DraftProps & { readonly rule: NumberRule }) {
  const { t } = useTranslation('policy')
  const { path, min, max, unit, read, write } = rule
  const { form, faults, change } = draft
  const isMoney = unit === 'fen'
  const value = form.typed[path] ?? (isMoney ? read(form.rules) / 100 : read(form.rules))
  const said = sentences[path as ContradictionPlace]
  const isOutside = form.typed[path] !== undefined || read(form.rules) < min || read(form.rules) > max
  const error = isMoney ? t('form.money') : t('form.range', { min, max })
  return (
    <NumberInput
      label={ruleLabel(path, t)}
      value={value}
      onChange={next => change(before => withNumber(before, path, isMoney && next !== '' ? fenOf(next) : next, write))}
      error={faults.has(path) ? (said && !isOutside ? t(`form.${said}`) : error) : undefined}
      allowNegative={false}
      allowDecimal={isMoney}
      decimalScale={2}
      thousandSeparator=","
      hideControls
    />
  )
}

export function SwitchField({ rule, draft }: DraftProps & { readonly rule: SwitchRule }) {
  const { t } = useTranslation('policy')
  const { path, read, write } = rule
  const label = ruleLabel(path, t)
  const isOn = read(draft.form.rules)
  return (
    <Field label={label}>
      <Switch
        aria-label={label}
        label={t(isOn ? 'yes' : 'no')}
        checked={isOn}
        onChange={event => {
          const { checked } = event.currentTarget
          draft.change(form => ({ ...form, rules: write(form.rules, checked) }))
        }}
      />
    </Field>
  )
}

export function CategoriesField({ draft }: DraftProps) {
  const { t } = useTranslation(['policy', 'fields'])
  return (
    <MultiSelect
      label={t('policy:rules.excludedCategories')}
      description={t('policy:form.anybody')}
      data={categories.map(value => ({ value, label: t(`fields:categories.${value}`) }))}
      value={[...draft.form.rules.excludedCategories]}
      onChange={next => {
        const excludedCategories = categories.filter(category => next.includes(category))
        draft.change(form => ({ ...form, rules: { ...form.rules, excludedCategories } }))
      }}
      wrapperProps={{ 'data-wide': true }}
    />
  )
}

export function MethodsField({ draft, kind }: DraftProps & { readonly kind: 'bindMethods' | 'redeemMethods' }) {
  const { t } = useTranslation(['policy', 'fields'])
  return (
    <MultiSelect
      label={t(`policy:rules.${kind}`)}
      data={identityMethods.map(value => ({ value, label: t(`fields:identityMethods.${value}`) }))}
      value={[...draft.form.rules[kind]]}
      onChange={next => {
        const methods = identityMethods.filter(method => next.includes(method))
        draft.change(form => ({ ...form, rules: { ...form.rules, [kind]: methods } }))
      }}
      error={draft.faults.has(kind) ? t('policy:form.choose') : undefined}
    />
  )
}

/** The State Council's calendar, pasted as it is published: one date a line. */
export function DaysFields({ draft }: DraftProps) {
  const { t } = useTranslation('policy')
  return dayLists.map(list => {
    const path = `movedDays.${list}`
    const text = draft.form.typed[path] ?? draft.form.rules.movedDays[list].join('\n')
    return (
      <Textarea
        key={list}
        label={t(`rules.movedDays.${list}`)}
        description={t('form.dates')}
        value={text}
        title={text}
        onChange={event => {
          const { value } = event.currentTarget
          draft.change(form => withDays(form, list, value))
        }}
        error={draft.faults.has(path) ? t('form.badDates') : undefined}
        rows={6}
      />
    )
  })
}

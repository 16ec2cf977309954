import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countyByCode } from '../../../domain/codes/regions.ts'
import { categories } from '../../../domain/fields.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { draftingLine } from '../../commands/plans.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { OccupationLevelPicker } from '../../components/form/OccupationLevelPicker.tsx'
import { formatMoney } from '../../locale/format.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import { useToday } from '../../queries/use-today.ts'
import { occupationChoices } from '../people/occupation-choices.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { budgetFenOf, type LineFault, type LineValues, lineOf } from './plan-values.ts'
import { governedCounties } from './use-plan-filter.tsx'

export interface PlanFormProps {
  readonly onClose: () => void
  readonly onDrafted: (plan: string) => void
}

const noSkills = occupationChoices([])

/** A new line of the annual plan, as a draft. */
export function PlanForm({ onClose, onDrafted }: PlanFormProps) {
  const { t } = useTranslation(['plans', 'fields'])
  const { organisation } = useDeskAtWork()
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const year = Number(useToday().slice(0, 4))
  const places = governedCounties(organisation.region)
  const own = countyByCode(organisation.region)
  const [values, setValues] = useState<LineValues>({
    year,
    county: own?.code ?? '',
    skill: {},
    categories: [],
    size: '',
    unit: '',
    budget: '',
    fundSource: ''
  })
  const [faults, setFaults] = useState<readonly LineFault[]>([])
  const change = (part: Partial<LineValues>) => setValues(before => ({ ...before, ...part }))
  const errorOf = (fault: LineFault): string | undefined => (faults.includes(fault) ? t('plans:form.need') : undefined)
  const save = async () => {
    const made = lineOf(values, `plan-${commander.newId()}`, organisation.sample)
    if ('faults' in made) {
      setFaults(made.faults)
      return
    }
    setFaults([])
    if (!(await say([draftingLine(made.line)], t('plans:done.draftPlan'), t('plans:after.draftPlan')))) return
    onDrafted(made.line.id)
    onClose()
  }
  return (
    <FormDialog
      title={t('plans:form.lineTitle')}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <NumberInput
        label={t('plans:form.year')}
        value={values.year}
        onChange={next => change({ year: next })}
        error={errorOf('year')}
        min={2015}
        max={2099}
        thousandSeparator=""
        hideControls
        data-autofocus
      />
      <Select
        label={t('plans:form.county')}
        data={own ? [{ value: own.code, label: own.name }] : [...places]}
        value={values.county === '' ? null : values.county}
        onChange={next => change({ county: next ?? '' })}
        error={errorOf('county')}
        disabled={own !== undefined}
        searchable
        limit={150}
      />
      <OccupationLevelPicker
        choices={noSkills}
        value={values.skill}
        onChange={skill => change({ skill })}
        occupationError={errorOf('occupation')}
        levelError={errorOf('level')}
      />
      <MultiSelect
        label={t('plans:form.categories')}
        description={t('plans:form.categoriesHint')}
        data={categories.map(value => ({ value, label: t(`fields:categories.${value}`) }))}
        value={[...values.categories]}
        onChange={next => change({ categories: next })}
        clearable
      />
      <NumberInput
        label={t('plans:form.size')}
        value={values.size}
        onChange={next => change({ size: next })}
        error={errorOf('size')}
        min={1}
        allowDecimal={false}
        thousandSeparator=","
        hideControls
      />
      <NumberInput
        label={t('plans:form.unit')}
        value={values.unit}
        onChange={next => change({ unit: next })}
        error={errorOf('unit')}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        hideControls
      />
      <NumberInput
        label={t('plans:form.budget')}
        description={t('plans:form.budgetHint', { amount: formatMoney(budgetFenOf({ ...values, budget: '' })) })}
        value={values.budget}
        onChange={next => change({ budget: next })}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        hideControls
      />
      <TextInput
        label={t('plans:form.fund')}
        value={values.fundSource}
        onChange={event => change({ fundSource: event.currentTarget.value })}
        error={errorOf('fundSource')}
        maxLength={80}
      />
    </FormDialog>
  )
}

import { MultiSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cities } from '../../../domain/codes/regions.ts'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import classes from './policy.module.css'
import { CategoriesField, DaysFields, MethodsField, NumberField, SwitchField } from './RuleFields.tsx'
import { numberRules, type RuleGroup, ruleGroups, switchRules } from './rule-fields.ts'
import { HoursRows, RateRows, ScarcityRows } from './SubsidyRows.tsx'
import type { PolicyDraft } from './use-policy-draft.ts'

export interface DraftFormProps {
  readonly draft: PolicyDraft
  readonly onSave: () => void
}

/** Every rule of the version being drafted, a panel a group. */
export function DraftForm({ draft, onSave }: DraftFormProps) {
  const { t } = useTranslation('policy')
  return (
    <>
      <HeadPanel draft={draft} onSave={onSave} />
      {ruleGroups.map(group => (
        <div key={group} className={classes.form}>
          <Panel title={t(`groups.${group}`)}>
            <FormGrid columns={2} onSave={onSave}>
              {numberRules
                .filter(rule => rule.group === group)
                .map(rule => (
                  <NumberField key={rule.path} rule={rule} draft={draft} />
                ))}
              {switchRules
                .filter(rule => rule.group === group)
                .map(rule => (
                  <SwitchField key={rule.path} rule={rule} draft={draft} />
                ))}
              <GroupLists group={group} draft={draft} />
            </FormGrid>
          </Panel>
        </div>
      ))}
    </>
  )
}

/** What of a group is neither a number nor a yes or no. */
function GroupLists({ group, draft }: { readonly group: RuleGroup; readonly draft: PolicyDraft }) {
  switch (group) {
    case 'vouchers':
      return <CategoriesField draft={draft} />
    case 'training':
      return <HoursRows draft={draft} />
    case 'identity':
      return (
        <>
          <MethodsField draft={draft} kind="bindMethods" />
          <MethodsField draft={draft} kind="redeemMethods" />
        </>
      )
    case 'subsidy':
      return (
        <>
          <RateRows draft={draft} />
          <ScarcityRows draft={draft} />
        </>
      )
    case 'calendar':
      return (
        <>
          <DaysFields draft={draft} />
          <PilotCities draft={draft} />
        </>
      )
    case 'offline':
    case 'claims':
    case 'warnings':
      return null
  }
}

function HeadPanel({ draft, onSave }: DraftFormProps) {
  const { t } = useTranslation('policy')
  const { form, newest, faults, isTouched, change } = draft
  return (
    <Panel title={t('form.version', { n: newest.version + 1 })}>
      <FormGrid columns={2} onSave={onSave}>
        <TextInput
          label={t('form.name')}
          description={t('form.basis', { n: newest.version })}
          value={form.name}
          onChange={event => {
            const { value } = event.currentTarget
            change(before => ({ ...before, name: value }))
          }}
          error={isTouched && faults.has('name') ? t('form.need') : undefined}
          maxLength={80}
          required
        />
        <TextInput
          label={t('form.from')}
          value={form.from}
          onChange={event => {
            const { value } = event.currentTarget
            change(before => ({ ...before, from: value.trim() }))
          }}
          error={faults.has('from') ? t('form.date') : undefined}
          required
        />
      </FormGrid>
    </Panel>
  )
}

function PilotCities({ draft }: Pick<DraftFormProps, 'draft'>) {
  const { t } = useTranslation('policy')
  return (
    <MultiSelect
      label={t('pilotCities')}
      data={cities().map(({ code, name }) => ({ value: code, label: name }))}
      value={[...draft.form.pilotCities]}
      onChange={next =>
        draft.change(form => ({
          ...form,
          pilotCities: cities().flatMap(({ code }) => (next.includes(code) ? [code] : []))
        }))
      }
      wrapperProps={{ 'data-wide': true }}
    />
  )
}

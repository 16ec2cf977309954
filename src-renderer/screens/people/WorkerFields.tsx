import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { categories } from '../../../domain/fields.ts'
import { educations, employments } from '../../../domain/person/person.ts'
import type { WorkerForm, WorkerFormFaults } from './worker-form.ts'

export type WorkerFieldsProps = {
  readonly form: WorkerForm
  readonly onChange: (form: WorkerForm) => void
  /** Shown once somebody tried to save. */
  readonly faults: WorkerFormFaults
  readonly autoFocus?: boolean
}

/** Name, phone and the three answers of a registration: fields of a FormGrid. */
export function WorkerFields({ form, onChange, faults, autoFocus = false }: WorkerFieldsProps) {
  const { t } = useTranslation(['fields', 'people'])
  const phoneFault = faults.phone
  return (
    <>
      <TextInput
        label={t('fields:name')}
        value={form.name}
        onChange={event => onChange({ ...form, name: event.currentTarget.value })}
        error={faults.name === undefined ? undefined : t(`people:name.${faults.name}`)}
        required
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
      />
      <TextInput
        label={t('fields:phone')}
        value={form.phone}
        onChange={event => onChange({ ...form, phone: event.currentTarget.value })}
        error={
          phoneFault === undefined
            ? undefined
            : t(`people:phone.${phoneFault.code}`, { found: 0, position: 0, ...phoneFault.detail })
        }
        placeholder={t('people:form.phoneHint')}
        inputMode="tel"
        autoComplete="off"
        classNames={{ input: 'tabular' }}
      />
      <AnswerFields form={form} onChange={answers => onChange({ ...form, ...answers })} />
    </>
  )
}

type Answers = Pick<WorkerForm, 'education' | 'category' | 'employment'>

/** Education, category, employment: each has an answer, so none can be wrong. */
export function AnswerFields(props: { readonly form: Answers; readonly onChange: (answers: Answers) => void }) {
  const { t } = useTranslation('fields')
  const { education, category, employment } = props.form
  const change = (part: Partial<Answers>) => props.onChange({ education, category, employment, ...part })
  return (
    <>
      <Select
        label={t('education')}
        data={educations.map(value => ({ value, label: t(`educations.${value}`) }))}
        value={education}
        onChange={value => change({ education: educations.find(one => one === value) ?? education })}
        allowDeselect={false}
      />
      <Select
        label={t('category')}
        data={categories.map(value => ({ value, label: t(`categories.${value}`) }))}
        value={category}
        onChange={value => change({ category: categories.find(one => one === value) ?? category })}
        allowDeselect={false}
      />
      <Select
        label={t('employment')}
        data={employments.map(value => ({ value, label: t(`employments.${value}`) }))}
        value={employment}
        onChange={value => change({ employment: employments.find(one => one === value) ?? employment })}
        allowDeselect={false}
      />
    </>
  )
}

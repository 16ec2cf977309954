import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordingHours } from '../../commands/results.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ResultFormProps } from './CompleteForm.tsx'
import { emptyHoursForm, type HoursForm, hoursOfForm } from './hours-form.ts'

/** 录入线上学时: what an online platform recorded for one worker. */
export function OnlineHoursForm({ row, onClose }: ResultFormProps) {
  const { t } = useTranslation('results')
  const { say, busy, refusal } = useFormCommand()
  const [form, setForm] = useState<HoursForm>(emptyHoursForm)
  const [isTried, setTried] = useState(false)
  const record = hoursOfForm(form)
  const set = (change: Partial<HoursForm>) => setForm(before => ({ ...before, ...change }))
  const save = async () => {
    setTried(true)
    if (record === undefined) return
    if (await say([recordingHours(row.enrolment, record)], t('hours.done'))) onClose()
  }
  const number = (name: 'theory' | 'practice') => (
    <NumberInput
      label={t(`hours.${name}`)}
      value={form[name]}
      onChange={value => set({ [name]: typeof value === 'number' ? value : 0 })}
      min={0}
      max={2000}
      allowDecimal={false}
      hideControls
    />
  )
  const instant = (name: 'from' | 'to') => (
    <TextInput
      type="datetime-local"
      label={t(`hours.${name}`)}
      value={form[name]}
      onChange={event => set({ [name]: event.currentTarget.value })}
      required
    />
  )
  return (
    <FormDialog
      title={t('of', { action: t('hours.title'), who: row.person?.name ?? '' })}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('hours.platform')}
        description={t('hours.platformHint')}
        value={form.platform}
        onChange={event => set({ platform: event.currentTarget.value })}
        error={isTried && record === undefined ? t('hours.bad') : undefined}
        wrapperProps={{ 'data-wide': true }}
        data-autofocus
        required
      />
      {number('theory')}
      {number('practice')}
      {instant('from')}
      {instant('to')}
    </FormDialog>
  )
}

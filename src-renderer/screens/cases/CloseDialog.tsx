import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertFindings } from '../../../domain/casework/alert.ts'
import { closingAlert } from '../../commands/alerts.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { AlertDialogProps } from './AnswerDialog.tsx'

const LONGEST = 200

/** 办结: what was found. */
export function CloseDialog({ alert, onClose }: AlertDialogProps) {
  const { t } = useTranslation('alerts')
  const { say, busy, refusal } = useFormCommand()
  const [finding, setFinding] = useState<(typeof alertFindings)[number] | null>(null)
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const save = async () => {
    if (finding === null || given === '') return
    if (await say([closingAlert(alert, finding, given)], t('closeDone'))) onClose()
  }
  return (
    <FormDialog
      title={t('closeTitle')}
      busy={busy}
      refusal={refusal}
      saveLabel={t('close')}
      canSave={finding !== null && given !== ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('finding')}
        data={alertFindings.map(value => ({ value, label: t(`findings.${value}`) }))}
        value={finding}
        onChange={setFinding}
        allowDeselect={false}
        wrapperProps={{ 'data-wide': true }}
        required
        data-autofocus
      />
      <Textarea
        label={t('closeReason')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={LONGEST}
        wrapperProps={{ 'data-wide': true }}
        required
      />
    </FormDialog>
  )
}

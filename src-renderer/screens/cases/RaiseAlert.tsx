import { Button, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertSubject, alertRules } from '../../../domain/casework/alert.ts'
import { raisingAlert } from '../../commands/alerts.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useMayAuthor } from '../../queries/use-desk-at-work.ts'
import { useFormCommand } from '../saying/use-said-command.ts'

/** 提出预警 about what is in sight; offered to those who may. */
export function RaiseAlert({ subject }: { readonly subject: AlertSubject }) {
  const { t } = useTranslation('alerts')
  const [isAsking, setAsking] = useState(false)
  const may = useMayAuthor('alert.raise')
  if (!may) return null
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('raise')}
      </Button>
      {isAsking ? <RaiseDialog subject={subject} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

const LONGEST = 200

interface RaiseDialogProps {
  readonly subject: AlertSubject
  readonly onClose: () => void
}

function RaiseDialog({ subject, onClose }: RaiseDialogProps) {
  const { t } = useTranslation('alerts')
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const [rule, setRule] = useState<(typeof alertRules)[number]>('other')
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const save = async () => {
    if (given === '') return
    if (await say([raisingAlert(subject, rule, given, commander.newId)], t('raised'), t('raisedText'))) onClose()
  }
  return (
    <FormDialog
      title={t('raiseTitle')}
      busy={busy}
      refusal={refusal}
      saveLabel={t('raise')}
      canSave={given !== ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('rule')}
        data={alertRules.map(value => ({ value, label: t(`rules.${value}`) }))}
        value={rule}
        onChange={value => setRule(value ?? 'other')}
        allowDeselect={false}
        wrapperProps={{ 'data-wide': true }}
      />
      <Textarea
        label={t('what')}
        description={t('raiseText')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        maxLength={LONGEST}
        wrapperProps={{ 'data-wide': true }}
        required
        data-autofocus
      />
    </FormDialog>
  )
}

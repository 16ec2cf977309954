import { Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import type { RosterRow } from '../../queries/attendance.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { makingUp } from './make-up.ts'

export interface MakeUpDialogProps {
  readonly session: string
  /** The session as it is called on the page. */
  readonly sessionText: string
  readonly missed: readonly RosterRow[]
  readonly onClose: () => void
}

/** 补签 (R8): a session that somebody missed, with a reason. */
export function MakeUpDialog({ session, sessionText, missed, onClose }: MakeUpDialogProps) {
  const { t } = useTranslation('classes')
  const { say, busy, refusal } = useFormCommand()
  const training = usePolicy()?.rules.training
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const given = reason.trim()
  const row = missed.find(({ enrolment }) => enrolment.id === chosen)
  const save = async () => {
    setTried(true)
    if (!row || given === '') return
    const who = row.person?.name ?? ''
    if (await say([makingUp(row.enrolment, session, given)], t('makeUp.done', { who }))) onClose()
  }
  return (
    <FormDialog
      title={t('makeUp.of', { session: sessionText })}
      busy={busy}
      refusal={refusal}
      saveLabel={t('makeUp.action')}
      note={
        <Text fz="sm" c="dimmed" data-wide>
          {missed.length === 0 ? t('makeUp.nobody') : null}
          {training ? t('makeUp.rule', { max: training.makeUpsMax, days: training.makeUpDays }) : null}
        </Text>
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('roster.person')}
        data={missed.map(({ enrolment, person }) => ({
          value: enrolment.id,
          label: person ? `${person.name} ${person.masked}` : ''
        }))}
        value={chosen}
        onChange={setChosen}
        error={isTried && !row ? t('makeUp.whoMissing') : undefined}
        selectFirstOptionOnChange
        searchable
        required
      />
      <TextInput
        label={t('makeUp.reason')}
        placeholder={t('makeUp.reasonHint')}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        error={isTried && given === '' ? t('makeUp.reasonMissing') : undefined}
        maxLength={200}
        required
      />
    </FormDialog>
  )
}

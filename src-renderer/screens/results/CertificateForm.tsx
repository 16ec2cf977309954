import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkCertificateNumber } from '../../../domain/codes/certificate-number.ts'
import { isDate } from '../../../domain/time/business-date.ts'
import { enteringCertificate } from '../../commands/results.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ResultFormProps } from './CompleteForm.tsx'

/** 录入证书: number and day; the number is checked as it is typed. */
export function CertificateForm({ row, onClose }: ResultFormProps) {
  const { t } = useTranslation(['results', 'fields'])
  const { say, busy, refusal } = useFormCommand()
  const today = useToday()
  const [text, setText] = useState('')
  const [issuedOn, setIssuedOn] = useState(today)
  const [isTried, setTried] = useState(false)
  const check = checkCertificateNumber(text, { today })
  const save = async () => {
    setTried(true)
    if (!check.ok || !isDate(issuedOn)) return
    if (await say([enteringCertificate(row.enrolment, check.normalized, issuedOn)], t('results:certificate.done')))
      onClose()
  }
  // While it is typed only what cannot become right is said.
  const isShown = isTried || text.trim().length >= 22
  const fault = check.ok || !isShown ? undefined : t(`fields:certificateFaults.${check.code}`)
  return (
    <FormDialog
      title={t('results:of', { action: t('results:certificate.title'), who: row.person?.name ?? '' })}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label={t('results:certificate.number')}
        description={t('results:certificate.numberHint')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        error={fault}
        wrapperProps={{ 'data-wide': true }}
        data-autofocus
        required
      />
      <TextInput
        type="date"
        label={t('results:certificate.issuedOn')}
        value={issuedOn}
        max={today}
        onChange={event => setIssuedOn(event.currentTarget.value)}
        error={isTried && !isDate(issuedOn) ? t('results:certificate.missing') : undefined}
        required
      />
    </FormDialog>
  )
}

import { useTranslation } from 'react-i18next'
import type { Alert } from '../../../domain/casework/alert.ts'
import { answeringAlert } from '../../commands/alerts.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import { useSaidCommand } from '../saying/use-said-command.ts'

export interface AlertDialogProps {
  readonly alert: Alert
  readonly onClose: () => void
}

/** 反馈: what happened and what was done. */
export function AnswerDialog({ alert, onClose }: AlertDialogProps) {
  const { t } = useTranslation('alerts')
  const { say, busy } = useSaidCommand()
  const presets: readonly string[] = t('answerPresets', { returnObjects: true })
  return (
    <ReasonDialog
      opened
      title={t('answerTitle')}
      text={t('answerText')}
      presets={presets}
      label={t('answerLabel')}
      confirmLabel={t('answer')}
      busy={busy}
      onConfirm={text => {
        void say([answeringAlert(alert, text)], t('answerDone')).then(isDone => isDone && onClose())
      }}
      onClose={onClose}
    />
  )
}

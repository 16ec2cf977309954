import { useTranslation } from 'react-i18next'
import { dropping, failing, revokingCertificate } from '../../commands/results.ts'
import { ReasonDialog } from '../../components/dialog/ReasonDialog.tsx'
import type { ResultRow } from '../../queries/results.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'
import { CertificateForm } from './CertificateForm.tsx'
import { CompleteForm } from './CompleteForm.tsx'
import { OnlineHoursForm } from './OnlineHoursForm.tsx'

export type ResultAct = 'complete' | 'drop' | 'hours' | 'certificate' | 'revoke' | 'fail'
export interface Doing {
  readonly act: ResultAct
  readonly row: ResultRow
}

export interface ResultDialogsProps {
  readonly doing: Doing | undefined
  readonly onClose: () => void
}

/** The dialog of what is being done for one worker. */
export function ResultDialogs({ doing, onClose }: ResultDialogsProps) {
  if (doing === undefined) return null
  const { act, row } = doing
  switch (act) {
    case 'complete':
      return <CompleteForm row={row} onClose={onClose} />
    case 'hours':
      return <OnlineHoursForm row={row} onClose={onClose} />
    case 'certificate':
      return <CertificateForm row={row} onClose={onClose} />
    case 'drop':
    case 'revoke':
    case 'fail':
      return <WithReason act={act} row={row} onClose={onClose} />
  }
}

interface WithReasonProps {
  readonly act: 'drop' | 'revoke' | 'fail'
  readonly row: ResultRow
  readonly onClose: () => void
}

function WithReason({ act, row, onClose }: WithReasonProps) {
  const { t } = useTranslation('results')
  const { say, busy } = useSaidCommand()
  const { enrolment, certificate, person } = row
  const confirm = async (reason: string) => {
    if (act === 'revoke' && certificate === undefined) return
    const draft =
      act === 'drop'
        ? dropping(enrolment, reason)
        : act === 'fail' || certificate === undefined
          ? failing(enrolment, reason)
          : revokingCertificate(certificate, reason)
    if (await say([draft], t(`${act}.done`))) onClose()
  }
  const presets = t(`${act}.presets`, { returnObjects: true }) as Readonly<Record<string, string>>
  return (
    <ReasonDialog
      opened
      title={t('of', { action: t(`actions.${act}`), who: person?.name ?? '' })}
      text={t(`${act}.text`)}
      presets={Object.values(presets)}
      confirmLabel={t(`actions.${act}`)}
      danger
      busy={busy}
      onConfirm={reason => void confirm(reason)}
      onClose={onClose}
    />
  )
}

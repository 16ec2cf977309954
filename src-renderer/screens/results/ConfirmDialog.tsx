import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Certificate } from '../../../domain/certificate/certificate.ts'
import { confirmingCertificate } from '../../commands/results.ts'
import { useTriedMany } from '../../commands/use-tried-many.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { formatCount } from '../../locale/format.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'

export interface ConfirmDialogProps {
  /** Open while there is one. */
  readonly certificates: readonly Certificate[]
  readonly onClose: (isDone: boolean) => void
}

/** 确认证书: many at once, after a look at which can be. */
export function ConfirmDialog({ certificates, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('results')
  const units = useMemo(() => certificates.map(one => [confirmingCertificate(one)]), [certificates])
  const { trial, commit, busy } = useTriedMany(units)
  const confirm = async () => {
    const { good, failure } = await commit()
    if (failure) notifyRefused({ title: failureText(failure), code: failure.code })
    if (good.length > 0) notifyDone({ title: t('confirm.done', { n: formatCount(good.length) }) })
    onClose(failure === null)
  }
  const refused = [...(trial?.refused ?? [])]
  const good = trial?.good.length ?? 0
  return (
    <DryRunDialog
      opened={certificates.length > 0 && trial !== undefined}
      title={t('confirm.title')}
      figures={[
        { label: t('confirm.good'), count: good, tone: 'green' },
        { label: t('confirm.refused'), count: refused.length, tone: 'red' }
      ]}
      problems={refused.map(([place, rejection]) => ({
        id: certificates[place]?.id ?? String(place),
        subject: certificates[place]?.number ?? '',
        reason: rejectionText(rejection).reason
      }))}
      confirmLabel={t('confirm.do', { n: formatCount(good) })}
      canConfirm={good > 0}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={() => onClose(false)}
    />
  )
}

import { useTranslation } from 'react-i18next'
import type { Certificate } from '../../../domain/certificate/certificate.ts'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { confirmJobOf } from '../../commands/results.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { BulkWork } from '../bulk/BulkWork.tsx'

export interface ConfirmWorkProps {
  /** What was selected is decided; keeps its identity. */
  readonly onDone: () => void
}

/** 确认证书: many at once, after a look at which can be; it goes on when the page is left, and can be stopped. */
export function ConfirmWork({ onDone }: ConfirmWorkProps) {
  const { t } = useTranslation('results')
  const job = useBulkJob(confirmJobOf)
  const { current, commit, clear } = job
  if (current.phase !== 'checked')
    return <BulkWork job={job} title={t('confirm.working')} said={n => t('confirm.done', { n })} onDone={onDone} />
  const { good, refused } = current.result
  const at = (place: number): Certificate | undefined => current.about[place]
  return (
    <DryRunDialog
      opened
      title={t('confirm.title')}
      figures={[
        { label: t('confirm.good'), count: good.length, tone: 'green' },
        { label: t('confirm.refused'), count: refused.size, tone: 'red' }
      ]}
      problems={[...refused].map(([place, rejection]) => ({
        id: at(place)?.id ?? String(place),
        subject: at(place)?.number ?? '',
        reason: rejectionText(rejection).reason
      }))}
      confirmLabel={t('confirm.do', { n: formatCount(good.length) })}
      canConfirm={good.length > 0}
      onConfirm={commit}
      onClose={clear}
    />
  )
}

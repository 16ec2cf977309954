import { useTranslation } from 'react-i18next'
import { useBulkJob } from '../../commands/bulk-job.ts'
import { confirmJobOf } from '../../commands/confirming.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import type { ResultRow } from '../../queries/results.ts'
import { BulkWork } from '../bulk/BulkWork.tsx'

export interface ConfirmWorkProps {
  /** The rows on the page: whose certificate it is. */
  readonly rows: readonly ResultRow[]
  /** What was selected is decided; keeps its identity. */
  readonly onDone: () => void
}

/** 确认证书: many at once, after a look at which can be and why the others cannot; it goes on when the page is left, and can be stopped. */
export function ConfirmWork({ rows, onDone }: ConfirmWorkProps) {
  const { t } = useTranslation('results')
  const job = useBulkJob(confirmJobOf)
  const { current, commit, clear } = job
  if (current.phase !== 'checked')
    return <BulkWork job={job} title={t('confirm.working')} said={n => t('confirm.done', { n })} onDone={onDone} />
  const { good, refused } = current.result
  const { certificates, passedOver } = current.about
  const nameOf = (of: string): string => rows.find(({ enrolment }) => enrolment.id === of)?.person?.name ?? ''
  return (
    <DryRunDialog
      opened
      title={t('confirm.title')}
      figures={[
        { label: t('confirm.good'), count: good.length, tone: 'green' },
        { label: t('confirm.refused'), count: refused.size, tone: 'red' },
        { label: t('confirm.passedOver'), count: passedOver.length, tone: 'gray' }
      ]}
      problems={[
        ...[...refused].map(([place, rejection]) => ({
          id: certificates[place]?.id ?? String(place),
          subject: certificates[place]?.number ?? '',
          reason: rejectionText(rejection).reason
        })),
        ...passedOver.map(({ enrolment, why }) => ({
          id: enrolment,
          subject: nameOf(enrolment),
          reason: t(`confirm.why.${why}`)
        }))
      ]}
      confirmLabel={t('confirm.do', { n: formatCount(good.length) })}
      canConfirm={good.length > 0}
      onConfirm={commit}
      onClose={clear}
    />
  )
}

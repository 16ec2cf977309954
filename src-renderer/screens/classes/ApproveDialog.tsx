import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { classStep } from '../../commands/classes-drafts.ts'
import { useTriedMany } from '../../commands/use-tried-many.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { failureText, rejectionText } from '../../locale/refusal-text.ts'

export interface ApproveDialogProps {
  /** Open while there is one. */
  readonly classes: readonly TrainingClass[]
  readonly onClose: (isDone: boolean) => void
}

/** Approves many classes at once, after a look at which can be. */
export function ApproveDialog({ classes, onClose }: ApproveDialogProps) {
  const { t } = useTranslation('classes')
  const units = useMemo(() => classes.map(({ id }) => [classStep('class.approve', id)]), [classes])
  const { trial, commit, busy } = useTriedMany(units)

  const approve = async () => {
    const { good, failure } = await commit()
    if (failure) notifyRefused({ title: failureText(failure), code: failure.code })
    if (good.length > 0) notifyDone({ title: t('bulk.done', { n: good.length }) })
    onClose(failure === null)
  }
  const refused = [...(trial?.refused ?? [])]
  return (
    <DryRunDialog
      opened={classes.length > 0 && trial !== undefined}
      title={t('bulk.title')}
      figures={[
        { label: t('bulk.good'), count: trial?.good.length ?? 0, tone: 'green' },
        { label: t('bulk.refused'), count: refused.length, tone: 'red' }
      ]}
      problems={refused.map(([place, rejection]) => ({
        id: classes[place]?.id ?? String(place),
        subject: classes[place]?.name ?? '',
        reason: rejectionText(rejection).reason
      }))}
      confirmLabel={t('steps.class.approve')}
      canConfirm={(trial?.good.length ?? 0) > 0}
      busy={busy}
      onConfirm={() => void approve()}
      onClose={() => onClose(false)}
    />
  )
}

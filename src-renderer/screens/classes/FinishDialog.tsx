import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { classStep } from '../../commands/classes-drafts.ts'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { useClassSignIns, useRoster } from '../../queries/attendance.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { openAtFinish } from './finish-open.ts'

export interface FinishDialogProps {
  readonly trainingClass: TrainingClass
  readonly onClose: () => void
}

/** 结班 (T8): there is no way back from it, so what is open is said first. */
export function FinishDialog({ trainingClass, onClose }: FinishDialogProps) {
  const { t } = useTranslation('classes')
  const { say, busy, refusal } = useFormCommand()
  const roster = useRoster(trainingClass.id)
  const signIns = useClassSignIns(trainingClass.id)
  const policy = usePolicy()
  // It opens with what it says: nobody confirms before it is counted.
  if (!roster || !signIns || policy === undefined) return null
  const open = openAtFinish(trainingClass, roster, signIns.isWhole ? signIns.rows : undefined, policy?.rules)
  const lines = [
    open.neverHere > 0 && t('finish.neverHere', { n: formatCount(open.neverHere) }),
    open.missed && t('finish.missed', { n: formatCount(open.missed) }),
    policy &&
      open.below &&
      t('finish.below', { n: formatCount(open.below), min: policy.rules.training.attendanceMinPercent })
  ].filter(line => typeof line === 'string')
  const finish = async () => {
    if (await say([classStep('class.finish', trainingClass.id)], t('stepDone.class.finish'))) onClose()
  }
  return (
    <LineDialog
      title={t('finish.title', { name: trainingClass.name })}
      text={t('finish.text')}
      saveLabel={t('finish.save')}
      canSave
      danger
      busy={busy}
      refusal={refusal ?? null}
      onSave={() => void finish()}
      onClose={onClose}
    >
      {lines.length === 0 ? null : (
        <Stack gap={4}>
          <Text fw={600}>{t('finish.open')}</Text>
          {lines.map(line => (
            <Text key={line}>{line}</Text>
          ))}
        </Stack>
      )}
    </LineDialog>
  )
}

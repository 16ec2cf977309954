import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { completing, dropping } from '../../commands/results.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import type { ResultRow } from '../../queries/results.ts'
import { usePolicy } from '../../queries/use-policy.ts'
import { useFormCommand } from '../saying/use-said-command.ts'

export interface ResultFormProps {
  readonly row: ResultRow
  readonly onClose: () => void
}

type Score = number | string
const isScore = (value: Score): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100

/** 结业: the marks of one worker. */
export function CompleteForm({ row, onClose }: ResultFormProps) {
  const { t } = useTranslation('results')
  const { say, busy, refusal } = useFormCommand()
  const pass = usePolicy()?.rules.training.passScore ?? 0
  const [theory, setTheory] = useState<Score>('')
  const [practice, setPractice] = useState<Score>('')
  const [isTried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    if (!isScore(theory) || !isScore(practice)) return
    if (await say([completing(row.enrolment, { theory, practice })], t('complete.done', { n: 1 }))) onClose()
  }
  const isBelow = isScore(theory) && isScore(practice) && Math.min(theory, practice) < pass
  // The marks of an exam that was not passed belong to the file of the class, too.
  const notPassed = async () => {
    if (!isScore(theory) || !isScore(practice)) return
    const draft = dropping(row.enrolment, t('drop.presets.exam'), { theory, practice })
    if (await say([draft], t('complete.notPassedDone'))) onClose()
  }
  const field = (name: 'theory' | 'practice', value: Score, set: (value: Score) => void, isFirst: boolean) => (
    <NumberInput
      label={t(`complete.${name}`)}
      description={isFirst ? t('complete.hint', { pass }) : undefined}
      value={value}
      onChange={set}
      min={0}
      max={100}
      allowDecimal={false}
      hideControls
      error={isTried && !isScore(value) ? t('complete.bad') : undefined}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      required
    />
  )
  return (
    <FormDialog
      title={t('of', { action: t('complete.title'), who: row.person?.name ?? '' })}
      busy={busy}
      refusal={refusal}
      note={
        isBelow ? (
          <Button variant="default" disabled={busy} onClick={() => void notPassed()} data-wide>
            {t('complete.notPassed')}
          </Button>
        ) : undefined
      }
      onSave={() => void save()}
      onClose={onClose}
    >
      {field('theory', theory, setTheory, true)}
      {field('practice', practice, setPractice, false)}
    </FormDialog>
  )
}

import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { voucherKinds } from '../../../domain/plan/batch.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { useCommander } from '../../commands/commander-context.ts'
import { draftingBatch } from '../../commands/plans.ts'
import { FormDialog } from '../../components/dialog/FormDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { useToday } from '../../queries/use-today.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import { type BatchFault, type BatchValues, batchOf } from './plan-values.ts'

export interface BatchFormProps {
  readonly plan: Plan
  readonly onClose: () => void
}

/** A batch to be made from an approved line, as a draft. */
export function BatchForm({ plan, onClose }: BatchFormProps) {
  const { t } = useTranslation(['plans', 'fields'])
  const commander = useCommander()
  const { say, busy, refusal } = useFormCommand()
  const today = useToday()
  const left = Math.max(0, plan.size - plan.batched)
  const [values, setValues] = useState<BatchValues>({
    voucherKind: 'value-open',
    value: plan.unitValueFen / 100,
    size: left,
    from: today,
    until: `${plan.year}-12-31`
  })
  const [faults, setFaults] = useState<readonly BatchFault[]>([])
  const change = (part: Partial<BatchValues>) => setValues(before => ({ ...before, ...part }))
  const errorOf = (fault: BatchFault): string | undefined => {
    if (!faults.includes(fault)) return undefined
    return t(fault === 'from' || fault === 'until' ? 'plans:form.needDate' : 'plans:form.need')
  }
  const save = async () => {
    const made = batchOf(values, `batch-${commander.newId()}`, plan.id)
    if ('faults' in made) {
      setFaults(made.faults)
      return
    }
    setFaults([])
    if (await say([draftingBatch(made.batch)], t('plans:done.draftBatch'), t('plans:after.draftBatch'))) onClose()
  }
  return (
    <FormDialog
      title={t('plans:form.batchTitle')}
      busy={busy}
      refusal={refusal}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Select
        label={t('plans:form.kind')}
        data={voucherKinds.map(value => ({ value, label: t(`fields:voucherKinds.${value}`) }))}
        value={values.voucherKind}
        onChange={next => change({ voucherKind: voucherKinds.find(kind => kind === next) ?? values.voucherKind })}
        allowDeselect={false}
        data-autofocus
      />
      <NumberInput
        label={t('plans:form.value')}
        value={values.value}
        onChange={next => change({ value: next })}
        error={errorOf('value')}
        min={0}
        decimalScale={2}
        thousandSeparator=","
        hideControls
      />
      <NumberInput
        label={t('plans:form.batchSize')}
        description={t('plans:form.batchHint', { left: formatCount(left) })}
        value={values.size}
        onChange={next => change({ size: next })}
        error={errorOf('size')}
        min={1}
        allowDecimal={false}
        thousandSeparator=","
        hideControls
      />
      <TextInput
        label={t('plans:form.from')}
        value={values.from}
        onChange={event => change({ from: event.currentTarget.value })}
        error={errorOf('from')}
      />
      <TextInput
        label={t('plans:form.until')}
        value={values.until}
        onChange={event => change({ until: event.currentTarget.value })}
        error={errorOf('until')}
      />
    </FormDialog>
  )
}

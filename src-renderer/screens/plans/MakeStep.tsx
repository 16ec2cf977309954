import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Batch } from '../../../domain/plan/batch.ts'
import { batchStepDraft } from '../../commands/plans.ts'
import { useCheck } from '../../commands/use-check.ts'
import { DryRunDialog } from '../../components/dialog/DryRunDialog.tsx'
import { formatCount } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useDocument } from '../../queries/use-document.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'

/** Making a batch spends the size and the budget of its line, once: tried out and shown first. */
export function MakeStep({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation('plans')
  const [isAsking, setAsking] = useState(false)
  const draft = batchStepDraft('make', batch)
  const refused = useCheck(draft, batch.state)
  const { document: plan } = useDocument('plan', batch.plan)
  const { say, busy } = useSaidCommand(t('notDone'))
  const n = formatCount(batch.size)
  const make = async () => {
    await say([draft], t('done.make', { n }), t('after.make'))
    setAsking(false)
  }
  if (refused)
    return (
      <Text fz="sm" c="dimmed" mr="auto">
        {t('cannot', { action: t('actions.make'), ...rejectionText(refused) })}
      </Text>
    )
  return (
    <>
      <Button onClick={() => setAsking(true)} disabled={refused === undefined || !plan}>
        {t('actions.make')}
      </Button>
      <DryRunDialog
        opened={isAsking}
        title={t('makeTitle')}
        figures={[
          { label: t('makeFigures.size'), count: batch.size, tone: 'blue' },
          { label: t('makeFigures.left'), count: (plan?.size ?? 0) - (plan?.batched ?? 0) - batch.size, tone: 'gray' },
          { label: t('makeFigures.amount'), count: Math.round((batch.size * batch.faceValueFen) / 100), tone: 'orange' }
        ]}
        problems={[]}
        confirmLabel={t('confirmMake', { n })}
        canConfirm
        busy={busy}
        onConfirm={() => void make()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../commands/command-problem.ts'
import type { Draft } from '../../commands/draft.ts'
import type { BatchStep, PlanStep } from '../../commands/plans.ts'
import { useCheck } from '../../commands/use-check.ts'
import { useCommand } from '../../commands/use-command.ts'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { rejectionText } from '../../locale/refusal-text.ts'

export interface NextStepProps {
  readonly step: PlanStep | Exclude<BatchStep, 'make'>
  readonly draft: Draft
  /** State of the thing: another one is tried out anew. */
  readonly at: string
  readonly isDefault?: boolean
}

/** The one step that moves a line or a batch on. Where this operator may not take it, why stands in its place. */
export function NextStep({ step, draft, at, isDefault = false }: NextStepProps) {
  const { t } = useTranslation('plans')
  const refused = useCheck(draft, at)
  const { run, busy } = useCommand()
  const act = async () => {
    const result = await run([draft])
    if (!result) return
    if (result.kind === 'done') {
      notifyDone({ title: t(`done.${step}`) })
      return
    }
    const { reason, remedy, code } = problemText(result)
    notifyRefused({ title: t('notDone'), text: `${reason} ${remedy}`.trim(), code })
  }
  if (refused)
    return (
      <Text fz="sm" c="dimmed" mr="auto">
        {t('cannot', { action: t(`actions.${step}`), reason: rejectionText(refused).reason })}
      </Text>
    )
  return (
    <Button
      variant={isDefault ? 'default' : 'filled'}
      onClick={() => void act()}
      loading={busy}
      disabled={refused === undefined}
    >
      {t(`actions.${step}`)}
    </Button>
  )
}

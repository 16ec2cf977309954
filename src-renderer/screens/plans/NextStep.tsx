import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../commands/draft.ts'
import type { BatchStep, PlanStep } from '../../commands/plans.ts'
import { useCheck } from '../../commands/use-check.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { useSaidCommand } from '../saying/use-said-command.ts'

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
  const { say, busy } = useSaidCommand(t('notDone'))
  if (refused)
    return (
      <Text fz="sm" c="dimmed" mr="auto">
        {t('cannot', { action: t(`actions.${step}`), ...rejectionText(refused) })}
      </Text>
    )
  return (
    <Button
      variant={isDefault ? 'default' : 'filled'}
      onClick={() => void say([draft], t(`done.${step}`), t(`after.${step}`))}
      loading={busy}
      disabled={refused === undefined}
    >
      {t(`actions.${step}`)}
    </Button>
  )
}

import { Button, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CommandProblem, problemText } from '../../commands/command-problem.ts'

export interface LineDialogProps {
  readonly title: string
  readonly text?: string
  /** Sums of what is about to be saved. */
  readonly sum?: string
  readonly saveLabel: string
  readonly canSave: boolean
  readonly busy: boolean
  readonly problem: CommandProblem | null
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A decision over the lines of a claim: the lines scroll, sums and the button stay. Ctrl+Enter saves. */
export function LineDialog(props: LineDialogProps) {
  const { t } = useTranslation('actions')
  const refusal = props.problem && problemText(props.problem)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={720}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={event => {
        if (event.key === 'Enter' && event.ctrlKey && props.canSave) props.onSave()
      }}
    >
      <Stack gap="sm">
        {props.text === undefined ? null : <Text fz="sm">{props.text}</Text>}
        <ScrollArea.Autosize mah="55vh">{props.children}</ScrollArea.Autosize>
        {refusal ? (
          <Text c="var(--tone-red-text)" fz="sm" role="alert">
            {`${refusal.reason}　${refusal.remedy}`}
          </Text>
        ) : null}
        <Group justify="space-between">
          <Text role="status">{props.sum ?? ''}</Text>
          <Group gap={8}>
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button onClick={props.onSave} loading={props.busy} disabled={!props.canSave}>
              {props.saveLabel}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}

import { Button, Stack, Text, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PresetChips } from '../form/PresetChips.tsx'
import { DialogFoot } from './DialogFoot.tsx'
import { DialogFrame } from './DialogFrame.tsx'

export interface ReasonDialogProps {
  readonly opened: boolean
  readonly title: string
  /** What will happen, in one or two sentences. */
  readonly text?: string
  readonly presets?: readonly string[]
  /** What the words are, where they are no reason. */
  readonly label?: string
  readonly confirmLabel: string
  /** The action cannot be taken back. */
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

const longestReason = 200

/** Asks why before something is undone, returned or refused. Ctrl+Enter confirms. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation(['components', 'actions'])
  const [reason, setReason] = useState('')
  const given = reason.trim()

  useEffect(() => {
    if (props.opened) setReason('')
  }, [props.opened])

  const confirm = () => {
    if (given !== '' && !props.busy) props.onConfirm(given)
  }
  // Wherever the keyboard is: a usual sentence that was picked keeps it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) confirm()
  }
  const hint = (
    <Text c="dimmed" fz="sm">
      {t('actions:confirmHint')}
    </Text>
  )
  return (
    <DialogFrame opened={props.opened} onClose={props.onClose} title={props.title} size={480} onKeyDown={onKeyDown}>
      <Stack gap="sm">
        {props.text === undefined ? null : <Text>{props.text}</Text>}
        {props.presets === undefined ? null : (
          <PresetChips presets={props.presets} value={reason} onChange={setReason} />
        )}
        <Textarea
          label={props.label ?? t('components:dialog.reason')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          maxLength={longestReason}
          data-autofocus
          required
        />
        <DialogFoot note={hint} onCancel={props.onClose}>
          <Button
            onClick={confirm}
            disabled={given === ''}
            loading={props.busy ?? false}
            {...(props.danger ? { color: 'red.9' } : {})}
          >
            {props.confirmLabel}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}

import { Box, Button, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RefusalText } from '../../locale/refusal-text.ts'
import { DialogFoot } from './DialogFoot.tsx'
import { DialogFrame } from './DialogFrame.tsx'
import { RefusalNote } from './RefusalNote.tsx'

export interface LineDialogProps {
  readonly title: string
  readonly text?: string
  /** Sums of what is about to be saved. */
  readonly sum?: string
  /** Fields about all lines; in sight however many lines there are. */
  readonly below?: ReactNode
  readonly saveLabel: string
  readonly canSave: boolean
  /** The action cannot be taken back. */
  readonly danger?: boolean
  readonly busy: boolean
  /** Why it was not saved. */
  readonly refusal?: Pick<RefusalText, 'reason' | 'remedy'> | null
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A decision over lines: the lines scroll, sums and the button stay. Ctrl+Enter saves; where no field asks for the
 * keyboard first, the button has it.
 */
export function LineDialog(props: LineDialogProps) {
  const { title, text, sum = '', below, saveLabel, canSave, danger, busy, refusal, onSave, onClose, children } = props
  return (
    <DialogFrame
      title={title}
      size={720}
      onClose={onClose}
      onKeyDown={event => {
        if (event.key === 'Enter' && event.ctrlKey && canSave && !busy) onSave()
      }}
    >
      <Stack gap="sm">
        {text === undefined ? null : <Text fz="sm">{text}</Text>}
        {/* Room for the ring of what has the focus, which the edge of what scrolls would cut off. */}
        <ScrollArea.Autosize mah={below === undefined ? '55vh' : '40vh'} mx={-4} viewportProps={{ tabIndex: 0 }}>
          <Box px={4} py={2}>
            {children}
          </Box>
        </ScrollArea.Autosize>
        {below}
        <RefusalNote of={refusal} />
        <DialogFoot note={<Text role="status">{sum}</Text>} onCancel={onClose}>
          <Button
            onClick={onSave}
            loading={busy}
            disabled={!canSave}
            data-autofocus={canSave || undefined}
            {...(danger ? { color: 'red.9' } : {})}
          >
            {saveLabel}
          </Button>
        </DialogFoot>
      </Stack>
    </DialogFrame>
  )
}

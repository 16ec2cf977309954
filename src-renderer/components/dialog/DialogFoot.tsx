import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface DialogFootProps {
  /** At the left end: a sum, a hint, another way to go on. */
  readonly note?: ReactNode
  readonly onCancel: () => void
  /** The main button. */
  readonly children: ReactNode
}

/** The last row of a dialog: cancel and the one thing that it is for. */
export function DialogFoot({ note, onCancel, children }: DialogFootProps) {
  const { t } = useTranslation('actions')
  return (
    <Group justify={note === undefined ? 'flex-end' : 'space-between'} gap={8} data-wide>
      {note}
      <Group gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        {children}
      </Group>
    </Group>
  )
}

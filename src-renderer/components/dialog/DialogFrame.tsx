import { Modal } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'
import { useKeptFocus } from './use-kept-focus.ts'

export interface DialogFrameProps {
  /** A dialog that is only drawn while it is open leaves this out. */
  readonly opened?: boolean
  readonly title: string
  /** Width in pixels at 100 % text. */
  readonly size: number
  readonly onClose: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly children: ReactNode
}

/** What every dialog has: a title, a way out with a name, Esc, and the keyboard back where it came from. */
export function DialogFrame({ opened = true, title, size, onClose, onKeyDown, children }: DialogFrameProps) {
  const { t } = useTranslation('actions')
  useFocusBack(opened)
  const kept = useKeptFocus()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
      {...kept}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      {children}
    </Modal>
  )
}

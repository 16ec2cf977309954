import { Loader, TextInput } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ScanInputProps {
  /** Typed text ended by Enter, trimmed, never empty. Scanners are heard by the page (`readers/use-page-scans.ts`). */
  readonly onText: (text: string) => void
  /** Enter on the empty field: the next sensible thing. */
  readonly onEnter?: (() => void) | undefined
  /** Esc: start over. */
  readonly onEscape?: (() => void) | undefined
  /** A check is under way; scans are still taken. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
}

/** The one focus of a counter or a verifying page: it takes the focus back unless another field has it. */
export function ScanInput(props: ScanInputProps) {
  const { t } = useTranslation('components')
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (!props.disabled) input.current?.focus()
  }, [props.disabled])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setText('')
      props.onEscape?.()
      return
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const typed = event.currentTarget.value.trim()
      setText('')
      if (typed === '') props.onEnter?.()
      else props.onText(typed)
    }
  }

  const onBlur = (event: FocusEvent) => {
    // To another control the focus may go; to nowhere it may not.
    if (event.relatedTarget === null && document.querySelector('[role="dialog"]') === null) {
      requestAnimationFrame(() => input.current?.focus())
    }
  }

  return (
    <TextInput
      ref={input}
      size="md"
      aria-label={t('scan.label')}
      data-takes-scans
      placeholder={props.placeholder ?? t('scan.placeholder')}
      leftSection={props.busy ? <Loader size={16} /> : <IconScan size={18} />}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
      disabled={props.disabled ?? false}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: 'tabular' }}
    />
  )
}

import { Loader, TextInput } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { idleWedge, type Scan, scanOf, wedgeStep } from './wedge.ts'

export interface ScanInputProps {
  /** A scan or typed text ended by Enter, trimmed, never empty. The field is empty again at once. */
  readonly onScan: (scan: Scan) => void
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
  const wedge = useRef(idleWedge)

  useEffect(() => {
    if (!props.disabled) input.current?.focus()
  }, [props.disabled])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setText('')
      wedge.current = idleWedge
      props.onEscape?.()
      return
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const scan = scanOf(event.currentTarget.value, wedge.current)
      wedge.current = idleWedge
      setText('')
      if (scan.text === '') props.onEnter?.()
      else props.onScan(scan)
      return
    }
    wedge.current = wedgeStep(wedge.current, event.key, event.timeStamp).state
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

import { type FocusEvent, useEffect, useRef } from 'react'

interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

const isOff = (element: Element): boolean => !element.isConnected || element.matches(':disabled')

/**
 * A button that is busy is switched off and loses the keyboard with that; once it is on again, after a refusal, the
 * keyboard is put back on it, so that Enter and Ctrl+Enter go on. Whoever left it by hand is not called back.
 */
export function useKeptFocus(): KeptFocus {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const { activeElement, body } = document
    if (activeElement !== null && activeElement !== body) return
    if (last.current && !isOff(last.current)) last.current.focus({ preventScroll: true })
  })
  return {
    onFocus: ({ target }) => {
      last.current = target instanceof HTMLElement ? target : null
    },
    onBlur: ({ target }) => {
      if (!isOff(target)) last.current = null
    }
  }
}

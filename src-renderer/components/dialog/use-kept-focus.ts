import { type FocusEvent, useEffect, useRef } from 'react'

interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

const isOff = (element: Element): boolean => !element.isConnected || element.matches(':disabled')

/**
 * A button that is busy is switched off and loses the keyboard with that; once it is on again, after a refusal, the
 * keyboard is put back on it, so that Enter and Ctrl+Enter go on. One that left the page with its work done is stood in
 * for by `standIn`. Whoever left it by hand is not called back.
 */
export function useKeptFocus(standIn?: () => HTMLElement | null | undefined): KeptFocus {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const { activeElement, body } = document
    const { current } = last
    if (current === null || (activeElement !== null && activeElement !== body)) return
    const goal = current.isConnected ? current : standIn?.()
    if (goal && !isOff(goal)) goal.focus({ preventScroll: true })
  })
  return {
    // What a dialog over it does comes by here as well.
    onFocus: ({ target, currentTarget }) => {
      if (target instanceof HTMLElement && currentTarget.contains(target)) last.current = target
    },
    onBlur: ({ target, currentTarget }) => {
      if (!isOff(target) && currentTarget.contains(target)) last.current = null
    }
  }
}

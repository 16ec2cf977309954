import { type RefObject, useEffect, useRef } from 'react'

/** A dialog on its way out puts the keyboard back a moment after it is closed. */
const AFTER_DIALOG_MS = 30

/** Whether the keyboard is nowhere: what had it is gone. */
const isLost = ({ activeElement, body }: Document): boolean => activeElement === null || activeElement === body

/**
 * Gives the keyboard to what has just come onto the page, where what had it is gone with the work that was done; a
 * clerk who is somewhere else by then stays there.
 */
export function useFocusWhenLost<T extends HTMLElement>(): RefObject<T | null> {
  const target = useRef<T>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (isLost(document)) target.current?.focus({ preventScroll: true })
    }, AFTER_DIALOG_MS)
    return () => clearTimeout(timer)
  }, [])
  return target
}

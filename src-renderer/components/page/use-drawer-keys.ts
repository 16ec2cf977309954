import { useWindowEvent } from '@mantine/hooks'
import { type RefObject, useEffect, useRef } from 'react'

const overIt = '.mantine-Modal-content, [role="menu"], [role="listbox"]'
const table = 'main [role="grid"]'

const isSomethingOver = (): boolean =>
  [...document.querySelectorAll(overIt)].some(element => element.checkVisibility({ visibilityProperty: true }))

const focus = (element: Element | null | undefined): void => {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}

/**
 * Keys of a drawer that stands beside its table: F6 goes from the table to the first action and back, Esc closes it.
 * What lies over the drawer has Esc first: a dialog is closed without the drawer under it. Yields the ref of the body.
 */
export function useDrawerKeys(opened: boolean, onClose: () => void): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const frameOf = () => body.current?.parentElement
  const isInside = () => frameOf()?.contains(document.activeElement) ?? false
  const goBack = () => focus(before.current?.isConnected ? before.current : document.querySelector(table))

  useWindowEvent(
    'keydown',
    event => {
      if (!opened || event.isComposing || isSomethingOver()) return
      if (event.key === 'Escape') {
        if (isInside()) goBack()
        onClose()
      }
      if (event.key !== 'F6') return
      event.preventDefault()
      if (isInside()) {
        goBack()
        return
      }
      before.current = document.activeElement
      focus(frameOf()?.querySelector('footer button, footer a') ?? body.current)
    },
    { capture: true }
  )
  useEffect(() => {
    if (!opened) before.current = null
  }, [opened])
  return body
}

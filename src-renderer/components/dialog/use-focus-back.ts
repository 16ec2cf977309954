import { useLayoutEffect } from 'react'

/** What stands in for a button that is gone once its work is done: the drawer it was in, or the page's table. */
const fallbacks = '.mantine-Drawer-content, main [role="grid"], main'

/**
 * Puts the keyboard back where it was before something opened over the page. The modal of Mantine does so only where it
 * was there closed before, and our dialogs come and go with what they are about.
 */
export function useFocusBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return
    const before = document.activeElement
    return () => {
      // What had the keyboard leaves the page after this.
      setTimeout(() => {
        const { activeElement, body } = document
        if (activeElement !== null && activeElement !== body && !isLeaving(activeElement)) return
        const goal = before?.isConnected && before !== body ? before : document.querySelector(fallbacks)
        if (goal instanceof HTMLElement) goal.focus({ preventScroll: true })
      }, 10)
    }
  }, [opened])
}

const isLeaving = (element: Element): boolean => element.closest('.mantine-Modal-content') !== null

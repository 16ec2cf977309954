import { useLayoutEffect } from 'react'

/** What stands in for a button that is gone once its work is done: the drawer it was in, else the page's table. */
const standIns = ['.mantine-Drawer-content', 'main [role="grid"]'] as const

const standIn = (): Element | null =>
  standIns.map(selector => document.querySelector(selector)).find(element => element !== null) ?? null

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
        const goal = before?.isConnected && before !== body ? before : standIn()
        if (!(goal instanceof HTMLElement)) return
        goal.focus({ preventScroll: true })
        if (goal === before) standInWhenGone(goal)
      }, 10)
    }
  }, [opened])
}

/** The work may take the button away only once its row is drawn again; then something else has the keyboard. */
function standInWhenGone(goal: HTMLElement): void {
  const observer = new MutationObserver(() => {
    const { activeElement, body } = document
    const isLost = activeElement === null || activeElement === body
    if (!goal.isConnected && isLost) {
      const next = standIn()
      if (next instanceof HTMLElement) next.focus({ preventScroll: true })
    }
    // A clerk who went on by then stays there.
    if (activeElement !== goal) observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
}

const isLeaving = (element: Element): boolean => element.closest('.mantine-Modal-content') !== null

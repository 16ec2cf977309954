import { type RefObject, useEffect } from 'react'

/** A cell too narrow for its words says all of them on hover. */
function sayWhole({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  if (cell === null) return
  const parts = [cell, ...cell.querySelectorAll('*')]
  if (parts.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)) cell.title = cell.innerText.trim()
}

function sayNothing({ target }: MouseEvent): void {
  if (target instanceof Element) target.closest('td, th')?.removeAttribute('title')
}

/** What a table says on hover. The handles between columns speak English, and the table has no setting for it. */
export function useHoverWords(frame: RefObject<HTMLElement | null>, handleWords: string): void {
  useEffect(() => {
    const grid = frame.current
    grid?.addEventListener('mouseover', sayWhole)
    grid?.addEventListener('mouseout', sayNothing)
    return () => {
      grid?.removeEventListener('mouseover', sayWhole)
      grid?.removeEventListener('mouseout', sayNothing)
    }
  }, [frame])
  useEffect(() => {
    // What was said under a resting pointer may be in another language by now.
    for (const cell of frame.current?.querySelectorAll('th[title], td[title]') ?? []) cell.removeAttribute('title')
    const handles = frame.current?.querySelectorAll<HTMLElement>('.mantine-datatable-header-resizable-handle') ?? []
    for (const handle of handles) handle.title = handleWords
  })
}

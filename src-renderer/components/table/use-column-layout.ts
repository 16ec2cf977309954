import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Column, type ColumnLayout, firstLayout, type LayoutMemory } from './column.ts'

/** The layout in force: columns hidden by menu, widths read off after a drag; both remembered. */
export function useColumnLayout<Row>(
  columns: readonly Column<Row>[],
  memory: LayoutMemory | undefined,
  frame: RefObject<HTMLElement | null>
): { readonly layout: ColumnLayout; readonly hide: (hidden: readonly string[]) => void } {
  const [layout, setLayout] = useState<ColumnLayout>(() => memory?.read() ?? firstLayout(columns))
  const dragged = useRef(layout.widths)

  useEffect(() => {
    // The table moves its columns itself while dragging: what is remembered is read off when the button comes up.
    const keepWidths = () => {
      const widths = { ...dragged.current, ...widthsOf(frame.current) }
      if (Object.entries(widths).every(([id, width]) => dragged.current[id] === width)) return
      dragged.current = widths
      memory?.write({ hidden: layout.hidden, widths })
    }
    document.addEventListener('mouseup', keepWidths)
    return () => document.removeEventListener('mouseup', keepWidths)
  }, [frame, layout.hidden, memory])

  const hide = (hidden: readonly string[]) => {
    const next = { hidden, widths: dragged.current }
    setLayout(next)
    memory?.write(next)
  }
  return { layout, hide }
}

/** Widths in pixels as the table has set them, by column id. */
function widthsOf(frame: HTMLElement | null): Readonly<Record<string, number>> {
  const heads = [...(frame?.querySelectorAll<HTMLElement>('th[data-accessor]') ?? [])]
  return Object.fromEntries(
    heads.flatMap(head => {
      const width = /^(\d+)px$/.exec(head.style.width)?.[1]
      return width === undefined ? [] : [[head.dataset.accessor ?? '', Number(width)]]
    })
  )
}

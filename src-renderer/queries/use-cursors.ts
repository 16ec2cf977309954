import { useCallback, useState } from 'react'

/** How far a list was turned; fits the `page` of DataTable. */
export type Turning = {
  readonly before: number
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

const none: readonly never[] = []

/** Where a list of pages by cursor was turned to; another list begins at its first page. */
export function useCursors<Cursor>(list: string, limit: number) {
  const [place, setPlace] = useState<{ readonly list: string; readonly cursors: readonly Cursor[] }>({
    list,
    cursors: []
  })
  const cursors = place.list === list ? place.cursors : none
  const turning = useCallback(
    (next: Cursor | undefined): Turning => ({
      before: cursors.length * limit,
      onPrevious: cursors.length > 0 ? () => setPlace({ list, cursors: cursors.slice(0, -1) }) : undefined,
      onNext: next === undefined ? undefined : () => setPlace({ list, cursors: [...cursors, next] })
    }),
    [list, cursors, limit]
  )
  return { after: cursors.at(-1), turning }
}

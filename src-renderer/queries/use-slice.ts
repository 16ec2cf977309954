import { useState } from 'react'

/** Rows that are all at hand, shown a page at a time; `page` fits the `page` of DataTable. */
export type Slice<Row> = {
  readonly rows: readonly Row[] | undefined
  readonly page: {
    readonly before: number
    readonly total: number
    readonly onPrevious: (() => void) | undefined
    readonly onNext: (() => void) | undefined
  }
}

/** @param list names what the rows are of: another one begins at its first page */
export function useSlice<Row>(all: readonly Row[] | undefined, list: string, limit = 50): Slice<Row> {
  const [place, setPlace] = useState({ list, before: 0 })
  const total = all?.length ?? 0
  const last = Math.max(0, Math.floor((total - 1) / limit) * limit)
  const before = place.list === list ? Math.min(place.before, last) : 0
  return {
    rows: all?.slice(before, before + limit),
    page: {
      before,
      total,
      onPrevious: before > 0 ? () => setPlace({ list, before: before - limit }) : undefined,
      onNext: before + limit < total ? () => setPlace({ list, before: before + limit }) : undefined
    }
  }
}

export interface RowPage<Row> {
  readonly rows: readonly Row[]
  /** Number of its first row, from 1 through all pages. */
  readonly firstNumber: number
}

/** Cuts rows into sheets; an empty list still makes one sheet, which says that there is nothing. */
export function rowsToPages<Row>(rows: readonly Row[], rowsAPage: number): readonly RowPage<Row>[] {
  const pages: RowPage<Row>[] = []
  for (let start = 0; start < rows.length; start += rowsAPage) {
    pages.push({ rows: rows.slice(start, start + rowsAPage), firstNumber: start + 1 })
  }
  return pages.length === 0 ? [{ rows: [], firstNumber: 1 }] : pages
}

import type { WorkerField } from './workers-columns.ts'
import type { WorkerCellFault } from './workers-row.ts'
import type { BadCell, DuplicateRow } from './workers-sheet.ts'
import type { SheetTable } from './write-sheet.ts'

/** The rows that were not taken as a table to hand back: where, what and why, with masked values only. */
export type BadRowsWords = Readonly<{
  sheetName: string
  headers: Readonly<{ row: string; column: string; field: string; reason: string; value: string }>
  field: (field: WorkerField) => string
  reason: (code: WorkerCellFault) => string
  duplicate: (row: DuplicateRow) => string
}>

export function badRowsTable(
  bad: readonly BadCell[],
  duplicates: readonly DuplicateRow[],
  words: BadRowsWords
): SheetTable {
  const { row, column, field, reason, value } = words.headers
  const lines = [
    ...bad.map(cell => ({
      row: cell.row,
      cells: [columnLetter(cell.column), words.field(cell.field), words.reason(cell.code), cell.value]
    })),
    ...duplicates.map(line => ({ row: line.row, cells: ['', '', words.duplicate(line), ''] }))
  ].sort((a, b) => a.row - b.row)
  return {
    name: words.sheetName,
    columns: [
      { header: row, width: 8 },
      { header: column, width: 8 },
      { header: field, width: 14 },
      { header: reason, width: 60 },
      { header: value, width: 24 }
    ],
    rows: lines.map(line => [String(line.row), ...line.cells])
  }
}

/** 1 → A, 27 → AA, 0 → nothing: columns as spreadsheet programs name them. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

import type { Sheet, SheetRow } from './sheet.ts'
import {
  findHeading,
  type HeadingFault,
  repeatsHeading,
  type WorkerColumns,
  type WorkerField
} from './workers-columns.ts'
import { type CellFault, checkWorkerRow, type RowOptions, type WorkerRow } from './workers-row.ts'

/** A list of workers as a dry run: what would be taken, what not and why. Nothing is written here. */

export type BadCell = CellFault & Readonly<{ row: number }>
/** A person who stands in the file before. `same`: every cell that is read says the same. Kept out of the good rows. */
export type DuplicateRow = Readonly<{ row: number; firstRow: number; same: boolean }>

export type WorkersDryRun = Readonly<{
  columns: WorkerColumns
  good: readonly WorkerRow[]
  bad: readonly BadCell[]
  duplicatesInFile: readonly DuplicateRow[]
  counts: Readonly<{
    /** Rows after the heading that hold something in a column that is read. */
    rows: number
    good: number
    /** Rows, not cells. */
    bad: number
    duplicates: number
    regionUnknown: number
  }>
}>
export type WorkersResult =
  | Readonly<{ ok: true; run: WorkersDryRun }>
  | Readonly<{ ok: false; code: HeadingFault; fields: readonly WorkerField[]; columns: readonly number[] }>

/** Good rows keep the order of the file. Every row with something in it is in exactly one of good, bad, duplicates. */
export function readWorkers(sheet: Sheet, options: RowOptions): WorkersResult {
  const result = findHeading(sheet.rows)
  if (!result.ok) return result
  const { columns, row: headingRow } = result.heading
  const good = new Map<string, WorkerRow>()
  const bad: BadCell[] = []
  const duplicatesInFile: DuplicateRow[] = []
  const rows = sheet.rows.filter(row => row.row > headingRow && isData(row, columns))
  for (const { row, cells } of rows) {
    const checked = checkWorkerRow(row, new Map(cells.map(cell => [cell.column, cell])), columns, options)
    if (!checked.ok) {
      bad.push(...checked.faults.map(fault => ({ ...fault, row })))
      continue
    }
    const before = good.get(checked.worker.idNumber)
    if (before === undefined) good.set(checked.worker.idNumber, checked.worker)
    else duplicatesInFile.push({ row, firstRow: before.row, same: saysTheSame(before, checked.worker) })
  }
  const taken = [...good.values()]
  return {
    ok: true,
    run: {
      columns,
      good: taken,
      bad,
      duplicatesInFile,
      counts: {
        rows: rows.length,
        good: taken.length,
        bad: new Set(bad.map(cell => cell.row)).size,
        duplicates: duplicatesInFile.length,
        regionUnknown: taken.filter(worker => worker.regionUnknown).length
      }
    }
  }
}

function isData(row: SheetRow, columns: WorkerColumns): boolean {
  const read = new Set(Object.values(columns))
  return row.cells.some(cell => read.has(cell.column)) && !repeatsHeading(row, columns)
}

const saysTheSame = (a: WorkerRow, b: WorkerRow): boolean =>
  JSON.stringify({ ...a, row: 0 }) === JSON.stringify({ ...b, row: 0 })

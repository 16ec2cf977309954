/** The `sheet` port: what an .xlsx, .xls or .csv file becomes, its limits, and why it is refused. */

export const SHEET_LIMITS = {
  fileBytes: 30 * 1024 * 1024,
  inflatedBytes: 200 * 1024 * 1024,
  inflateRatio: 100,
  zipEntries: 2000,
  rows: 50_000,
  columns: 100
} as const

/** What the file said the cell is. `formula`: `text` is the result the writing program left, never computed here. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error'
/** `column` counts from 1. A cell whose text is empty does not exist. */
export type SheetCell = Readonly<{ column: number; kind: CellKind; text: string }>
/** `row` counts from 1, as spreadsheet programs show it. Rows without cells do not exist. */
export type SheetRow = Readonly<{ row: number; cells: readonly SheetCell[] }>

export type SheetFormat = 'xlsx' | 'xls' | 'csv'
export type Sheet = Readonly<{
  format: SheetFormat
  /** Of the sheet that was read: the first that is not hidden. Empty for .csv. */
  name: string
  /** Other sheets with their own rows, not read. */
  otherSheets: readonly string[]
  /** Of a .csv file, to say how its text was understood. */
  encoding: 'utf-8' | 'utf-16' | 'gb18030' | undefined
  rows: readonly SheetRow[]
}>

export const sheetFaults = [
  'empty-file',
  'file-too-big',
  'zip-too-big',
  'zip-ratio',
  'zip-too-many-parts',
  'zip-damaged',
  /** Password-protected: save without a password. */
  'encrypted',
  /** A web page saved under a sheet's name: open it and save as .xlsx. */
  'html-not-sheet',
  /** Plain text under the name of a workbook. */
  'name-and-content-differ',
  'format-unsupported',
  'damaged',
  'encoding-unknown',
  'csv-quotes',
  'no-rows',
  'too-many-rows',
  'too-many-columns',
  'timeout',
  'cancelled',
  /** The worker died, most likely out of memory. */
  'reader-failed'
] as const
export type SheetFault = (typeof sheetFaults)[number]
export type SheetRefusal = Readonly<{
  ok: false
  code: SheetFault
  /** What was found against the limit, or the row, as numbers. */
  detail: Readonly<Record<string, number>>
}>
export type SheetRead = Readonly<{ ok: true; sheet: Sheet }> | SheetRefusal

export const refuseSheet = (code: SheetFault, detail: Readonly<Record<string, number>> = {}): SheetRefusal => ({
  ok: false,
  code,
  detail
})

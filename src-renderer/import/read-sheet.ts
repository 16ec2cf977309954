import { readCsvRows } from './csv-rows.ts'
import { refuseSheet, SHEET_LIMITS, type SheetRead } from './sheet.ts'
import { isEncryptedXls, sniffFormat } from './sheet-format.ts'
import { readWorkbookRows } from './workbook-rows.ts'
import { checkZipDirectory } from './zip-directory.ts'

/**
 * Bytes of a sheet to rows of text cells. Everything is bounded before it is parsed, formulas are never evaluated.
 * Screens call it through `sheet-client.ts`, which runs it in a worker that can be stopped.
 */

/** `name` is the file's name; its ending only decides whether plain text is read as .csv. Never throws for content. */
export async function readSheet(bytes: Uint8Array, name: string): Promise<SheetRead> {
  if (bytes.length === 0) return refuseSheet('empty-file')
  if (bytes.length > SHEET_LIMITS.fileBytes) {
    return refuseSheet('file-too-big', { found: bytes.length, limit: SHEET_LIMITS.fileBytes })
  }
  const format = sniffFormat(bytes, name)
  switch (format) {
    case 'zip':
      return checkZipDirectory(bytes, SHEET_LIMITS) ?? withinLimits(await readWorkbookRows(bytes, 'xlsx'))
    case 'cfb':
      return isEncryptedXls(bytes) ? refuseSheet('encrypted') : withinLimits(await readWorkbookRows(bytes, 'xls'))
    case 'csv':
      return withinLimits(readCsvRows(bytes, SHEET_LIMITS))
    case 'html-not-sheet':
    case 'name-and-content-differ':
    case 'format-unsupported':
      return refuseSheet(format)
  }
}

/** Counted after parsing: rows that hold something, and the last column that does. */
function withinLimits(read: SheetRead): SheetRead {
  if (!read.ok) return read
  const { rows } = read.sheet
  if (rows.length === 0) return refuseSheet('no-rows')
  if (rows.length > SHEET_LIMITS.rows) {
    return refuseSheet('too-many-rows', { found: rows.length, limit: SHEET_LIMITS.rows })
  }
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.at(-1)?.column ?? 0), 0)
  if (widest > SHEET_LIMITS.columns) {
    return refuseSheet('too-many-columns', { found: widest, limit: SHEET_LIMITS.columns })
  }
  return read
}

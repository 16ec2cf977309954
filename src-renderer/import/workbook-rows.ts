import { type CellValue, EncryptedFileError, type Sheet as HucreSheet, readXls, readXlsx } from 'hucre'
import {
  type CellKind,
  refuseSheet,
  type SheetCell,
  type SheetRead,
  type SheetRefusal,
  type SheetRow
} from './sheet.ts'

/** .xlsx and .xls (BIFF8) by hucre. Only the first sheet in sight is kept; the rest is named. */
export async function readWorkbookRows(bytes: Uint8Array, format: 'xlsx' | 'xls'): Promise<SheetRead> {
  const first = await parsed(bytes, format)
  if ('ok' in first) return first
  const { sheet, otherSheets } = first
  if (sheet === undefined) return refuseSheet('no-rows')
  return { ok: true, sheet: { format, name: sheet.name, otherSheets, encoding: undefined, rows: rowsOf(sheet) } }
}

/** Whatever the parser throws is its answer to the file: damaged bytes reach plain errors deep inside its inflate. */
async function parsed(bytes: Uint8Array, format: 'xlsx' | 'xls'): Promise<FirstSheet | SheetRefusal> {
  try {
    return format === 'xlsx' ? await firstOfXlsx(bytes) : await firstOfXls(bytes)
  } catch (error) {
    return refuseSheet(error instanceof EncryptedFileError ? 'encrypted' : 'damaged')
  }
}

type FirstSheet = Readonly<{ sheet: HucreSheet | undefined; otherSheets: readonly string[] }>

async function firstOfXlsx(bytes: Uint8Array): Promise<FirstSheet> {
  const shown: string[] = []
  const workbook = await readXlsx(bytes, {
    sheets: info => {
      if (info.hidden || info.veryHidden) return false
      shown.push(info.name)
      return shown.length === 1
    }
  })
  return { sheet: workbook.sheets[0], otherSheets: shown.slice(1) }
}

async function firstOfXls(bytes: Uint8Array): Promise<FirstSheet> {
  const { sheets } = await readXls(bytes)
  const used = sheets.filter(sheet => sheet.rows.length > 0)
  return { sheet: used[0], otherSheets: used.slice(1).map(sheet => sheet.name) }
}

function rowsOf(sheet: HucreSheet): SheetRow[] {
  const rows: SheetRow[] = []
  // forEach skips the holes that hucre leaves for rows the file does not mention.
  sheet.rows.forEach((values, rowIndex) => {
    const cells: SheetCell[] = []
    values.forEach((value, columnIndex) => {
      const text = textOf(value)
      if (text !== '') cells.push({ column: columnIndex + 1, kind: kindOf(sheet, rowIndex, columnIndex, value), text })
    })
    if (cells.length > 0) rows.push({ row: rowIndex + 1, cells })
  })
  return rows
}

function kindOf(sheet: HucreSheet, row: number, column: number, value: CellValue): CellKind {
  const detail = sheet.cells?.get(`${row},${column}`)
  if (detail?.formula !== undefined) return 'formula'
  if (detail?.type === 'error') return 'error'
  if (value instanceof Date) return 'date'
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'string':
      return ERRORS.has(value) ? 'error' : 'text'
    default:
      return 'text'
  }
}

const ERRORS: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'])

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value.toISOString())
  return String(value).trim()
}

/** A date as it stands in the sheet, with its time of day where it has one. */
const dateText = (iso: string): string =>
  iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`

import Papa from 'papaparse'
import { refuseSheet, type SheetCell, type SheetRead, type SheetRow } from './sheet.ts'

/** .csv by papaparse, after finding out its encoding: byte order mark, strict UTF-8, then GB 18030. */
export type CsvLimits = Readonly<{ rows: number; columns: number }>
type Encoding = 'utf-8' | 'utf-16' | 'gb18030'
type Decoded = Readonly<{ encoding: Encoding; text: string }>

export function readCsvRows(bytes: Uint8Array, limits: CsvLimits): SheetRead {
  const decoded = decodeText(bytes)
  if (decoded === undefined) return refuseSheet('encoding-unknown')
  const rows: SheetRow[] = []
  let refusal: SheetRead | undefined
  let row = 0
  Papa.parse<string[]>(decoded.text, {
    delimitersToGuess: [',', '\t', ';', '，'],
    skipEmptyLines: false,
    step: ({ data, errors }, parser) => {
      row += 1
      refusal = stepRefusal(row, data, errors, limits, rows.length)
      if (refusal !== undefined) {
        parser.abort()
        return
      }
      const cells = cellsOf(data)
      if (cells.length > 0) rows.push({ row, cells })
    }
  })
  if (refusal !== undefined) return refusal
  return { ok: true, sheet: { format: 'csv', name: '', otherSheets: [], encoding: decoded.encoding, rows } }
}

function stepRefusal(
  row: number,
  data: readonly string[],
  errors: readonly Papa.ParseError[],
  limits: CsvLimits,
  kept: number
): SheetRead | undefined {
  if (errors.some(error => error.type === 'Quotes')) return refuseSheet('csv-quotes', { row })
  if (kept >= limits.rows) return refuseSheet('too-many-rows', { found: row, limit: limits.rows })
  if (data.length <= limits.columns) return undefined
  const used = cellsOf(data).at(-1)?.column ?? 0
  return used > limits.columns ? refuseSheet('too-many-columns', { found: used, limit: limits.columns }) : undefined
}

/** A cell written ="…" or =1+1 is a formula to every spreadsheet program; its text stays as it is written. */
function cellsOf(data: readonly string[]): SheetCell[] {
  const cells: SheetCell[] = []
  data.forEach((value, index) => {
    const text = value.trim()
    if (text !== '') cells.push({ column: index + 1, kind: text.startsWith('=') ? 'formula' : 'text', text })
  })
  return cells
}

function decodeText(bytes: Uint8Array): Decoded | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodedAs(bytes, 'utf-16le', 'utf-16')
  if (first === 0xfe && second === 0xff) return decodedAs(bytes, 'utf-16be', 'utf-16')
  return decodedAs(bytes, 'utf-8', 'utf-8') ?? decodedAs(bytes, 'gb18030', 'gb18030')
}

function decodedAs(bytes: Uint8Array, label: string, encoding: Encoding): Decoded | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return isText(text) ? { encoding, text } : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** No control characters but tab and line ends, nothing lost in decoding: GB 18030 would accept most binary files. */
const isText = (text: string): boolean => !/[\p{Cc}\ufffd]/u.test(text.replace(/[\t\r\n]/g, ''))

import { writeXlsx } from 'hucre'

/** Writes tables that leave the program. Every cell is text, so an ID number keeps its digits and nothing computes. */
export type SheetTable = Readonly<{
  /** Name of the sheet; characters that spreadsheets forbid are replaced. */
  name: string
  columns: readonly Readonly<{ header: string; width?: number }>[]
  rows: readonly (readonly string[])[]
  /** A second sheet behind the table: what the list is, for whoever holds the file. It is no part of what is read again. */
  about?: Readonly<{ name: string; lines: readonly (readonly string[])[] }> | undefined
}>

/** First characters that make spreadsheet programs read a cell as a formula when the file is opened or saved as .csv. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/

/** The text with a leading apostrophe where it would otherwise start a formula. */
export const neutralised = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text)

const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1'

/** An .xlsx file with the table, and what is said about it. Takes memory in proportion to the table: meant for at most 50,000 rows. */
export async function writeSheet(table: SheetTable): Promise<Uint8Array> {
  const text = { numFmt: '@' }
  return writeXlsx({
    sheets: [
      {
        name: sheetName(table.name),
        columns: table.columns.map(column => ({ width: column.width ?? 16, style: text })),
        rows: [table.columns.map(column => column.header), ...table.rows].map(row => row.map(neutralised)),
        freezePane: { rows: 1 }
      },
      ...(table.about === undefined
        ? []
        : [
            {
              name: sheetName(table.about.name),
              columns: [
                { width: 16, style: text },
                { width: 60, style: text }
              ],
              rows: table.about.lines.map(line => line.map(neutralised))
            }
          ])
    ]
  })
}

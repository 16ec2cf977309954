/** A column of an office's table; `share` is its weight in the width of the table. */
export interface OfficeColumn {
  readonly title: string
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}
export interface OfficeTable {
  /** Above the table, where a paper has more than one. */
  readonly heading?: string
  readonly columns: readonly OfficeColumn[]
  readonly rows: readonly (readonly string[])[]
}
export type Fact = readonly [label: string, value: string]

/** What an office signs: facts of the matter, tables of it, sums and remarks, signatures. Everything is text. */
export interface OfficePaper {
  readonly title: string
  /** Whose paper it is; of the place that prints it where nobody is named. */
  readonly unit?: string
  readonly period?: string
  readonly facts: readonly Fact[]
  readonly tables: readonly OfficeTable[]
  /** Sums and remarks after the last table. */
  readonly notes: readonly string[]
  readonly signatures: readonly string[]
  readonly isLandscape?: boolean
}

/** A piece of a paper that stands on one sheet whole. */
export type PaperBlock =
  | { readonly kind: 'facts'; readonly facts: readonly (readonly Fact[])[] }
  | ({ readonly kind: 'table'; readonly firstNumber: number } & OfficeTable)
  | { readonly kind: 'notes'; readonly notes: readonly string[] }

/** Share of the column in which rows are numbered. */
export const NUMBER_SHARE = 7
/** Millimetres, as `sheetCss` draws them. Widths are those of the text in a sheet. */
const portrait = { width: 178, room: 226 }
const landscape = { width: 265, room: 139 }
const LETTER = 3.36
const LINE = 4.55
const CELL = { edge: 2.6, side: 3.4 }
const HEADING = 11
const NOTE = { line: 5.6, gap: 3, letter: 3.71 }
const SIGNATURE = { around: 14, line: 5.6, gap: 8 }
/** Share of a label in a pair of facts. */
const LABEL = 0.16

/** Width of a text in letters of full width; others take about half of one. */
const lettersOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58), 0)

const linesIn = (text: string, width: number, letter: number): number =>
  Math.max(1, Math.ceil((lettersOf(text) * letter) / width))

const rowHeight = (cells: readonly { readonly text: string; readonly width: number }[]): number =>
  CELL.edge + LINE * Math.max(1, ...cells.map(({ text, width }) => linesIn(text, width - CELL.side, LETTER)))

/** Two facts a row; one that is long, and the one before it, has a row of its own. */
function rowsOfFacts(facts: readonly Fact[], width: number): readonly (readonly Fact[])[] {
  const isLong = ([, value]: Fact): boolean => lettersOf(value) * LETTER > (0.5 - LABEL) * width - CELL.side
  const rows: Fact[][] = []
  for (const fact of facts) {
    const last = rows.at(-1)
    if (last?.length === 1 && !last.some(isLong) && !isLong(fact)) last.push(fact)
    else rows.push([fact])
  }
  return rows
}

const signaturesHeight = (count: number): number => {
  const rows = Math.ceil(count / 2)
  return count === 0 ? 0 : SIGNATURE.around + rows * SIGNATURE.line + (rows - 1) * SIGNATURE.gap
}

/** Cuts a paper into sheets, so that no row is cut and the notes stand with the signatures; at least one sheet. */
export function sheetsOf(paper: OfficePaper): readonly (readonly PaperBlock[])[] {
  const { width, room } = paper.isLandscape ? landscape : portrait
  const sheets: PaperBlock[][] = [[]]
  let left = room
  const turn = (): void => {
    sheets.push([])
    left = room
  }
  const put = (block: PaperBlock, height: number): void => {
    sheets.at(-1)?.push(block)
    left -= height
  }
  if (paper.facts.length > 0) {
    const facts = rowsOfFacts(paper.facts, width)
    const heights = facts.map(row =>
      rowHeight(
        row.flatMap(([label, text]) => [
          { text: label, width: LABEL * width },
          { text, width: ((row.length === 1 ? 1 : 0.5) - LABEL) * width }
        ])
      )
    )
    put({ kind: 'facts', facts }, heights.reduce((sum, height) => sum + height, 0) + NOTE.gap)
  }
  for (const table of paper.tables) {
    const head = headHeight(table, width) + (table.heading === undefined ? 0 : HEADING)
    const heights = table.rows.map(row => rowHeight(cellsOf(table, row, width)))
    if (left < head + (heights[0] ?? 0)) turn()
    let from = 0
    let height = head
    const putRows = (to: number): void => {
      put({ kind: 'table', ...table, rows: table.rows.slice(from, to), firstNumber: from + 1 }, height)
      from = to
      height = head
    }
    for (const [place, one] of heights.entries()) {
      if (height + one > left) {
        putRows(place)
        turn()
      }
      height += one
    }
    putRows(heights.length)
  }
  const notes = paper.notes.reduce((sum, note) => sum + NOTE.gap + NOTE.line * linesIn(note, width, NOTE.letter), 0)
  if (left < notes + signaturesHeight(paper.signatures.length)) turn()
  put({ kind: 'notes', notes: paper.notes }, notes)
  return sheets
}

const weightOf = ({ columns }: OfficeTable): number => columns.reduce((sum, { share }) => sum + share, NUMBER_SHARE)

const cellsOf = (table: OfficeTable, row: readonly string[], width: number) =>
  table.columns.map(({ share }, place) => ({ text: row[place] ?? '', width: (share / weightOf(table)) * width }))

const headHeight = (table: OfficeTable, width: number): number =>
  rowHeight(
    cellsOf(
      table,
      table.columns.map(({ title }) => title),
      width
    )
  )

import { halfWidth } from '../../domain/codes/typed-text.ts'
import type { SheetRow } from './sheet.ts'
import { type HeadingFault, plainTitle } from './workers-columns.ts'

/** Small tables whose first row of titles names their columns: a bank's answer, an online platform's record. */

export type Titles<F extends string> = Readonly<Record<F, readonly string[]>>
/** Texts of the columns that are read; an empty cell is an empty text. */
export type TitledRow<F extends string> = Readonly<{ row: number; text: Readonly<Record<F, string>> }>
export type TitledRows<F extends string> =
  | Readonly<{ ok: true; rows: readonly TitledRow<F>[]; columns: Readonly<Partial<Record<F, number>>> }>
  | Readonly<{ ok: false; code: HeadingFault; fields: readonly F[] }>

/** Titles of a form stand above the heading: it must begin within this many filled rows. */
const SEARCHED_ROWS = 20

const wholeTitle = (text: string): string => halfWidth(text).replace(/[\s*:]/g, '')

/** The heading is the first row that names every required field; what stands below in those columns is the data. */
export function readTitledRows<F extends string>(
  rows: readonly SheetRow[],
  titles: Titles<F>,
  required: readonly NoInfer<F>[]
): TitledRows<F> {
  const fields = Object.keys(titles) as F[]
  const byTitle = new Map(fields.flatMap(field => titles[field].map(title => [wholeTitle(title), field] as const)))
  const found = rows.slice(0, SEARCHED_ROWS).map(row =>
    row.cells.flatMap(({ text, column }) => {
      // What stands in brackets may tell two columns apart: 金额（分） and 金额（元）.
      const field = byTitle.get(wholeTitle(text)) ?? byTitle.get(plainTitle(text))
      return field === undefined ? [] : [{ field, column }]
    })
  )
  const named = (place: number): readonly F[] => found[place]?.map(({ field }) => field) ?? []
  const at = found.findIndex((_, place) => required.every(field => named(place).includes(field)))
  const heading = rows[at]
  if (!heading) {
    const best = found.reduce<readonly F[]>(
      (most, _, place) => (named(place).length > most.length ? named(place) : most),
      []
    )
    return { ok: false, code: 'heading-not-found', fields: required.filter(field => !best.includes(field)) }
  }
  const twice = fields.filter(field => named(at).filter(one => one === field).length > 1)
  if (twice.length > 0) return { ok: false, code: 'heading-twice', fields: twice }
  const columns = Object.fromEntries((found[at] ?? []).map(({ field, column }) => [field, column])) as Partial<
    Record<F, number>
  >
  const data = rows.slice(at + 1).map(({ row, cells }): TitledRow<F> => {
    const byColumn = new Map(cells.map(cell => [cell.column, cell.text.trim()]))
    const text = Object.fromEntries(fields.map(field => [field, byColumn.get(columns[field] ?? 0) ?? '']))
    return { row, text: text as Record<F, string> }
  })
  return { ok: true, columns, rows: data.filter(({ text }) => fields.some(field => text[field] !== '')) }
}

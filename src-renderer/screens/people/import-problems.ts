import type { TFunction } from 'i18next'
import type { ImportPreview, RefusedRow } from '../../commands/people-import-job.ts'
import { badRowsTable, columnLetter } from '../../import/bad-rows-table.ts'
import type { WorkersRead } from '../../import/sheet-request.ts'
import type { SheetTable } from '../../import/write-sheet.ts'
import { rejectionText } from '../../locale/refusal-text.ts'

/** One line of what stands against a row of the list. */
export type ImportProblem = {
  readonly id: string
  readonly row: number
  /** Letter as spreadsheet programs name it; empty where it is about the whole row. */
  readonly column: string
  readonly field: string
  readonly reason: string
  /** Masked. */
  readonly value: string
}

type Said = Pick<ImportPreview, 'bad' | 'duplicates' | 'otherNames' | 'refused'>

const refusedReason = ({ rejection }: RefusedRow): string => {
  const { reason, remedy } = rejectionText(rejection)
  return `${reason} ${remedy}`
}

/** The table to hand back: every bad cell, every row that stands twice, is known under another name or is refused. */
export function problemTable(said: Said, t: TFunction<'imports'>): SheetTable {
  const table = badRowsTable(said.bad, said.duplicates, {
    sheetName: t('problemSheet'),
    headers: {
      row: t('problemColumns.row'),
      column: t('problemColumns.column'),
      field: t('problemColumns.field'),
      reason: t('problemColumns.reason'),
      value: t('problemColumns.value')
    },
    field: field => t(`fields.${field}`),
    reason: code => t(`cell.${code}`),
    duplicate: ({ firstRow, same }) => t(same ? 'duplicate.same' : 'duplicate.differs', { row: firstRow })
  })
  const whole = (row: number, reason: string): readonly string[] => [String(row), '', '', reason, '']
  const rows = [
    ...table.rows,
    ...said.otherNames.map(row => whole(row, t('known.otherName'))),
    ...said.refused.map(refused => whole(refused.row, refusedReason(refused)))
  ]
  return { ...table, rows: rows.sort((a, b) => Number(a[0]) - Number(b[0])) }
}

/** The lines of that table, for the screen. */
export const problemsOf = (table: SheetTable): readonly ImportProblem[] =>
  table.rows.map(([row = '', column = '', field = '', reason = '', value = ''], place) => ({
    id: `${row} ${column} ${place}`,
    row: Number(row),
    column,
    field,
    reason,
    value
  }))

type Unreadable = Exclude<WorkersRead, { ok: true }>

/** Why a file was not read at all. */
export function unreadableText(refusal: Unreadable, t: TFunction<'imports'>): string {
  if ('fields' in refusal) {
    return t(`heading.${refusal.code}`, {
      fields: refusal.fields.map(field => t(`fields.${field}`)).join(' '),
      columns: refusal.columns.map(columnLetter).join(' ')
    })
  }
  const { row = 0, limit = 0 } = refusal.detail
  return t(`sheet.${refusal.code}`, { row, limit })
}

import i18next from 'i18next'
import type { TrainingClass } from '../../../domain/training/class.ts'
import { PrintSheet } from '../../components/print/PrintSheet.tsx'
import { type PrintColumn, PrintTable } from '../../components/print/PrintTable.tsx'
import { rowsToPages } from '../../components/print/pages.ts'
import { type Paper, paperOf } from '../../components/print/paper.ts'
import type { SheetTable } from '../../import/write-sheet.ts'
import type { ClassList } from './class-list.ts'

export type PaperMaker = { readonly unit: string; readonly by: string; readonly at: string }

/** Rows that leave room for two lines of signatures. */
const ROWS_A_PAGE = 26

type Row = readonly string[]

function ClassSheet(props: {
  readonly list: ClassList
  readonly maker: PaperMaker
  readonly watermark: string | undefined
}) {
  const { list, maker, watermark } = props
  const numbered: PrintColumn<Row> = {
    title: i18next.t('classFile:columns.row'),
    cell: (_row, number) => number,
    align: 'center'
  }
  const columns = list.columns.map(
    ({ title, align = 'left' }, place): PrintColumn<Row> => ({ title, align, cell: row => row[place] ?? '' })
  )
  return (
    <PrintSheet
      title={list.title}
      unit={maker.unit}
      period={list.period}
      pages={rowsToPages(list.rows, ROWS_A_PAGE).map(({ rows, firstNumber }) => (
        <PrintTable key={firstNumber} columns={[numbered, ...columns]} rows={rows} firstNumber={firstNumber} />
      ))}
      signatures={list.signatures}
      madeBy={maker.by}
      madeAt={maker.at}
      watermark={watermark}
    />
  )
}

/** One paper of one or more lists of a class, each on sheets of its own: a sign-in sheet a session. */
export function classPaper(
  { name, sample }: Pick<TrainingClass, 'name' | 'sample'>,
  lists: readonly ClassList[],
  maker: PaperMaker
): Promise<Paper> {
  const watermark = sample ? i18next.t('classes:sampleMark') : undefined
  const sheets = lists.map(list => (
    <ClassSheet key={`${list.title} ${list.period}`} list={list} maker={maker} watermark={watermark} />
  ))
  return paperOf(`${name} ${lists[0]?.title ?? ''}`, sheets)
}

const NARROW = 8
const WIDE = 24

/** The same list as a table of text, numbered. */
export const classTable = ({ title, columns, rows }: ClassList): SheetTable => ({
  name: title,
  columns: [
    { header: i18next.t('classFile:columns.row'), width: NARROW },
    ...columns.map(column => ({ header: column.title, width: column.align === 'right' ? NARROW : WIDE }))
  ],
  rows: rows.map((row, place) => [`${place + 1}`, ...row])
})

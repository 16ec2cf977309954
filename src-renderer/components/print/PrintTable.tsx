import type { ReactNode } from 'react'

export interface PrintColumn<Row> {
  readonly title: string
  readonly cell: (row: Row, number: number) => ReactNode
  readonly align?: 'left' | 'center' | 'right'
  /** Percent of the width of the table; all columns have one or none has. */
  readonly width?: number
}

export interface PrintTableProps<Row> {
  readonly columns: readonly PrintColumn<Row>[]
  readonly rows: readonly Row[]
  /** Number of the first row, counted from 1 through all pages. */
  readonly firstNumber: number
}

/** A ruled table for paper; rows are numbered through by the page they stand on. */
export function PrintTable<Row>({ columns, rows, firstNumber }: PrintTableProps<Row>) {
  return (
    <table className={`sheet-table${columns.some(({ width }) => width !== undefined) ? ' sheet-fixed' : ''}`}>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} {...(width === undefined ? {} : { width: `${width}%` })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.title}>{column.title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`row-${(firstNumber + index).toString()}`}>
            {columns.map(column => (
              <td key={column.title} className={`sheet-${column.align ?? 'left'}`}>
                {column.cell(row, firstNumber + index)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

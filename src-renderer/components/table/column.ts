import type { ReactNode } from 'react'

/** One column of a DataTable. Figures go to the right with `align`; widths are CSS pixels at the standard size of text. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  readonly width?: number
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
  /** False for what a row is known by; all others can be hidden. */
  readonly hideable?: boolean
  readonly hiddenAtFirst?: boolean
}

export interface Sort {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/** What a clerk changed: hidden columns and widths in CSS pixels by column id. */
export interface ColumnLayout {
  readonly hidden: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** Where the layout is remembered; `tableLayout(id)` of the platform is one. */
export interface LayoutMemory {
  readonly read: () => ColumnLayout | undefined
  readonly write: (layout: ColumnLayout) => void
}

/** The layout of a table that nobody changed yet. */
export function firstLayout<Row>(columns: readonly Column<Row>[]): ColumnLayout {
  return { hidden: columns.filter(column => column.hiddenAtFirst === true).map(column => column.id), widths: {} }
}

import type { CursorPage } from './CursorPager.tsx'
import { DataTable, type DataTableProps } from './DataTable.tsx'

interface DocumentRow {
  readonly document: { readonly id: string }
}

export interface DocumentTableProps<Row extends DocumentRow>
  extends Pick<DataTableProps<Row>, 'label' | 'columns' | 'layout' | 'empty' | 'selection' | 'openId'> {
  /** A page of documents as the replica gives it. */
  readonly found: {
    readonly rows: readonly Row[] | undefined
    readonly fetching?: boolean
    readonly page: CursorPage
  }
  /** Opens the drawer of the document with this id. */
  readonly onOpen: (id: string) => void
}

/** The table of a page that lists documents and opens one in a drawer. */
export function DocumentTable<Row extends DocumentRow>({ found, onOpen, ...table }: DocumentTableProps<Row>) {
  const { rows, fetching = false, page } = found
  return (
    <DataTable<Row>
      {...table}
      records={rows}
      fetching={fetching}
      page={page}
      rowId={({ document }) => document.id}
      onOpen={({ document }) => onOpen(document.id)}
    />
  )
}

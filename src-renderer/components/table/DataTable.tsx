import { Skeleton, VisuallyHidden } from '@mantine/core'
import {
  type DataTableColumn,
  type DataTableSelectionProps,
  type DataTableSortProps,
  DataTable as MantineDataTable
} from 'mantine-datatable'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDelayed } from '../page/use-delayed.ts'
import { BulkBar } from './BulkBar.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import { type CursorPage, CursorPager } from './CursorPager.tsx'
import type { Column, LayoutMemory, Sort } from './column.ts'
import classes from './table.module.css'
import { useColumnLayout } from './use-column-layout.ts'
import { useHoverWords } from './use-hover-words.ts'
import { useRowKeys } from './use-row-keys.ts'

export interface Selection {
  /** Ids of the selected rows, on this page and on others. */
  readonly ids: ReadonlySet<string>
  readonly onChange: (ids: ReadonlySet<string>) => void
  /** Buttons of the bulk bar. */
  readonly actions: ReactNode
}

export interface DataTableProps<Row> {
  /** Said by screen readers: what the rows are. */
  readonly label: string
  /** Rows of this page; undefined while the first page is on its way. */
  readonly records: readonly Row[] | undefined
  readonly rowId: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly page: CursorPage
  /** Shown when there is no row: an EmptyState. */
  readonly empty: ReactNode
  /** Another page is on its way while this one stays in sight. */
  readonly fetching?: boolean
  readonly layout?: LayoutMemory | undefined
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
  readonly selection?: Selection | undefined
  /** Click or Enter. */
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Id of the row whose drawer is open. */
  readonly openId?: string | undefined
  /** Icon buttons at the right end, shown on hover and where the keyboard is. */
  readonly rowActions?: ((row: Row) => ReactNode) | undefined
  /** Tools in the foot beside the column menu: export, print. */
  readonly tools?: ReactNode
}

const actionsColumn = 'row-actions'

function selectionOf<Row>(props: DataTableProps<Row>) {
  const { selection, rowId } = props
  const records = props.records ?? []
  if (selection === undefined) return undefined
  const pageIds = new Set(records.map(rowId))
  const elsewhere = [...selection.ids].filter(id => !pageIds.has(id))
  const change = (rows: readonly Row[]) => selection.onChange(new Set([...elsewhere, ...rows.map(rowId)]))
  const selected = records.filter(row => selection.ids.has(rowId(row)))
  return {
    selected,
    change,
    toggle: (row: Row) => change(selected.includes(row) ? selected.filter(other => other !== row) : [...selected, row]),
    toggleAll: () => change(selected.length === records.length ? [] : records),
    clear: () => selection.onChange(new Set())
  }
}

function tableColumns<Row>(
  props: DataTableProps<Row>,
  hidden: readonly string[],
  widths: Readonly<Record<string, number>>,
  actionsTitle: ReactNode
): DataTableColumn<Row>[] {
  const shown = props.columns.map((column): DataTableColumn<Row> => {
    const dragged = widths[column.id]
    // Widths of the design grow with the size of text; what a clerk dragged stays.
    const designed = column.width === undefined ? undefined : `${column.width / 16}rem`
    const width = dragged === undefined ? designed : `${dragged}px`
    return {
      accessor: column.id,
      title: column.title,
      render: column.render,
      textAlign: column.align ?? 'left',
      sortable: column.sortable ?? false,
      resizable: true,
      hidden: hidden.includes(column.id),
      ellipsis: true,
      ...(width === undefined ? {} : { width }),
      ...(column.align === 'right' ? { cellsClassName: 'tabular' } : {})
    }
  })
  const { rowActions } = props
  if (rowActions === undefined) return shown
  const actions = (row: Row) => <div className={classes.actions}>{rowActions(row)}</div>
  return [...shown, { accessor: actionsColumn, title: actionsTitle, textAlign: 'right', width: '1%', render: actions }]
}

function sortingOf<Row>(sort: Sort | undefined, onSort: ((sort: Sort) => void) | undefined): DataTableSortProps<Row> {
  if (sort === undefined || onSort === undefined) return {}
  return {
    sortStatus: { columnAccessor: sort.by, direction: sort.direction },
    onSortStatusChange: status => onSort({ by: String(status.columnAccessor), direction: status.direction })
  }
}

/** Rows of 36 px under a sticky header, a page at a time; keyboard first: arrows, Enter, Space, Ctrl+A, Esc. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { records, rowId, selection, onOpen, openId, sort, onSort } = props
  const { t } = useTranslation('components')
  const frame = useRef<HTMLDivElement>(null)
  const { layout, hide } = useColumnLayout(props.columns, props.layout, frame)
  const chosen = selectionOf(props)
  const keys = useRowKeys({
    records: records ?? [],
    body: frame,
    onOpen,
    onToggle: chosen?.toggle,
    onToggleAll: chosen?.toggleAll,
    onClear: chosen?.clear
  })
  useHoverWords(frame, t('table.resize'))
  const late = useDelayed(records === undefined || props.fetching === true)
  const rows = useMemo(() => [...(records ?? [])], [records])
  const choosing: DataTableSelectionProps<Row> =
    chosen === undefined
      ? {}
      : {
          selectedRecords: chosen.selected,
          onSelectedRecordsChange: chosen.change,
          allRecordsSelectionCheckboxProps: { 'aria-label': t('table.selectPage') },
          getRecordSelectionCheckboxProps: (_row, index) => ({ 'aria-label': t('table.selectRow', { n: index + 1 }) })
        }
  const columns = tableColumns(
    props,
    layout.hidden,
    layout.widths,
    <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
  )
  return (
    <div className={classes.frame}>
      {selection === undefined ? null : (
        <BulkBar count={selection.ids.size} onClear={() => chosen?.clear()}>
          {selection.actions}
        </BulkBar>
      )}
      <div ref={frame} className={classes.grid}>
        {records === undefined ? (
          <WaitingRows late={late} />
        ) : rows.length === 0 ? (
          props.empty
        ) : (
          <MantineDataTable<Row>
            height="100%"
            withTableBorder={false}
            role="grid"
            aria-label={props.label}
            tabIndex={0}
            onKeyDown={keys.onKeyDown}
            onFocus={keys.onFocus}
            records={rows}
            idAccessor={rowId}
            columns={columns}
            noRecordsText=""
            fetching={late}
            highlightOnHover
            highlightOnHoverColor={{ light: 'var(--row-hover)', dark: 'var(--row-hover)' }}
            rowBorderColor={{ light: 'var(--line)', dark: 'var(--line)' }}
            rowClassName={classes.row ?? ''}
            customRowAttributes={(row, index) => ({
              'data-pointer': index === keys.pointer || undefined,
              'data-open': rowId(row) === openId || undefined,
              'data-openable': onOpen !== undefined || undefined
            })}
            onRowClick={({ record, index }) => {
              keys.point(index)
              onOpen?.(record)
            }}
            {...sortingOf(sort, onSort)}
            {...choosing}
          />
        )}
      </div>
      <CursorPager page={props.page} shown={rows.length}>
        {props.tools}
        <ColumnMenu columns={props.columns} hidden={layout.hidden} onChange={hide} />
      </CursorPager>
    </div>
  )
}

function WaitingRows({ late }: { readonly late: boolean }) {
  if (!late) return <div aria-busy="true" />
  return (
    <div className={classes.waiting} aria-busy="true">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(row => (
        <Skeleton key={row} height={20} />
      ))}
    </div>
  )
}

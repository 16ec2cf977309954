import i18next from 'i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import type { Column } from '../../components/table/column.ts'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import type { plans } from '../../locale/zh/plans.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'

/** Columns that plan lines and their batches have alike. */
type Listed = 'plan' | 'batch'
type ColumnName = keyof (typeof plans)['columns']
type Look = Pick<Column<never>, 'width' | 'hiddenAtFirst'>

const title = (id: ColumnName): string => i18next.t(`plans:columns.${id}`)

export const figureColumn = <C extends Listed>(
  id: ColumnName,
  of: (row: PageRow<C>) => number,
  look: Look
): Column<PageRow<C>> => ({ id, title: title(id), align: 'right', ...look, render: row => formatCount(of(row)) })

export const moneyColumn = <C extends Listed>(
  id: ColumnName,
  of: (row: PageRow<C>) => number,
  look: Look
): Column<PageRow<C>> => ({ id, title: title(id), align: 'right', ...look, render: row => <MoneyText fen={of(row)} /> })

/** An office of one county has no need of it. */
export const countyColumn = <C extends Listed>(look: Look): Column<PageRow<C>> => ({
  id: 'county',
  title: title('county'),
  ...look,
  render: ({ document }) => regionName(document.county)
})

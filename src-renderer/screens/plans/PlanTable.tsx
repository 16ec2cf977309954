import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { regionName } from '../../../domain/codes/regions.ts'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyState } from '../../components/page/EmptyState.tsx'
import type { Column } from '../../components/table/column.ts'
import { DataTable } from '../../components/table/DataTable.tsx'
import { MoneyText } from '../../components/value/MoneyText.tsx'
import { formatCount } from '../../locale/format.ts'
import { occupationName } from '../../locale/skill-text.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { usePlanPage } from '../../queries/plans.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import type { PlanPageFilter } from './use-plan-filter.tsx'

const layout = tableLayout('plans')

export interface PlanTableProps {
  readonly filter: PlanPageFilter
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
}

/** Plan lines with what is spoken for. */
export function PlanTable({ filter, openId, onOpen }: PlanTableProps) {
  const { t } = useTranslation('plans')
  const found = usePlanPage(filter.lines)
  const columns = usePlanColumns()
  return (
    <DataTable
      label={t('lines')}
      records={found.rows}
      fetching={found.fetching}
      rowId={({ document }) => document.id}
      columns={columns}
      page={found.page}
      layout={layout}
      onOpen={({ document }) => onOpen(document.id)}
      openId={openId}
      empty={
        filter.isNarrowed ? (
          <EmptyState text={t('emptyFiltered')} action={{ label: t('clearFilters'), onClick: filter.clear }} />
        ) : (
          <EmptyState text={t('emptyLines')} />
        )
      }
    />
  )
}

function usePlanColumns(): readonly Column<PageRow<'plan'>>[] {
  const { t } = useTranslation(['plans', 'fields'])
  const { organisation } = useDeskAtWork()
  const isCounty = organisation.type === 'county'
  return useMemo(() => {
    const figure = (
      id: 'size' | 'batched' | 'left',
      of: (row: PageRow<'plan'>) => number
    ): Column<PageRow<'plan'>> => ({
      id,
      title: t(`plans:columns.${id}`),
      width: 80,
      align: 'right',
      render: row => formatCount(of(row))
    })
    const money = (
      id: 'unit' | 'budget' | 'budgetLeft',
      of: (row: PageRow<'plan'>) => number
    ): Column<PageRow<'plan'>> => ({
      id,
      title: t(`plans:columns.${id}`),
      width: 116,
      align: 'right',
      hiddenAtFirst: !isCounty && id === 'unit',
      render: row => <MoneyText fen={of(row)} />
    })
    return [
      {
        id: 'skill',
        title: t('plans:columns.skill'),
        hideable: false,
        render: ({ document }) => occupationName(document.occupation)
      },
      {
        id: 'level',
        title: t('plans:columns.level'),
        width: 110,
        render: ({ document }) => t(`fields:levels.${document.level}`)
      },
      { id: 'year', title: t('plans:columns.year'), width: 70, render: ({ document }) => document.year },
      {
        id: 'county',
        title: t('plans:columns.county'),
        width: 140,
        hiddenAtFirst: isCounty,
        render: ({ document }) => regionName(document.county)
      },
      figure('size', ({ document }) => document.size),
      figure('batched', ({ document }) => document.batched),
      figure('left', ({ document }) => document.size - document.batched),
      money('unit', ({ document }) => document.unitValueFen),
      money('budget', ({ document }) => document.budgetFen),
      money('budgetLeft', ({ document }) => document.budgetFen - document.committedFen),
      {
        id: 'state',
        title: t('plans:columns.state'),
        width: 110,
        render: ({ document, provisional }) => <StateBadge of="plan" state={document.state} provisional={provisional} />
      }
    ]
  }, [t, isCounty])
}

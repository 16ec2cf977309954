import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../components/badge/StateBadge.tsx'
import { EmptyList } from '../../components/page/EmptyList.tsx'
import type { Column } from '../../components/table/column.ts'
import { DocumentTable } from '../../components/table/DocumentTable.tsx'
import { occupationName } from '../../locale/skill-text.ts'
import { tableLayout } from '../../platform/table-layout.ts'
import { usePlanPage } from '../../queries/plans.ts'
import { useDeskAtWork } from '../../queries/use-desk-at-work.ts'
import type { PageRow } from '../../replica/pages/page-query.ts'
import { countyColumn, figureColumn, moneyColumn } from './plan-columns.tsx'
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
    <DocumentTable
      label={t('lines')}
      found={found}
      columns={columns}
      layout={layout}
      onOpen={onOpen}
      openId={openId}
      empty={
        <EmptyList
          text={t('emptyLines')}
          filteredText={t('emptyFiltered')}
          isNarrowed={filter.isNarrowed}
          onClear={filter.clear}
        />
      }
    />
  )
}

function usePlanColumns(): readonly Column<PageRow<'plan'>>[] {
  const { t } = useTranslation(['plans', 'fields'])
  const { organisation } = useDeskAtWork()
  const isCounty = organisation.type === 'county'
  return useMemo(() => {
    const figure = { width: 80 }
    const money = { width: 116 }
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
      countyColumn({ width: 140, hiddenAtFirst: isCounty }),
      figureColumn('size', ({ document }) => document.size, figure),
      figureColumn('batched', ({ document }) => document.batched, figure),
      figureColumn('left', ({ document }) => document.size - document.batched, figure),
      moneyColumn('unit', ({ document }) => document.unitValueFen, { ...money, hiddenAtFirst: !isCounty }),
      moneyColumn('budget', ({ document }) => document.budgetFen, money),
      moneyColumn('budgetLeft', ({ document }) => document.budgetFen - document.committedFen, money),
      {
        id: 'state',
        title: t('plans:columns.state'),
        width: 110,
        render: ({ document, provisional }) => <StateBadge of="plan" state={document.state} provisional={provisional} />
      }
    ]
  }, [t, isCounty])
}
